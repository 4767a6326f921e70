"""What each role may do. The texts are in docs/guides/rights.md, whose table is tried with these groups."""

from dataclasses import dataclass, field

from cms.translations.models import LanguageRight

EVERY, SOURCE = "every language", "the language of the originals"

ON_PAGES = ("add", "change", "publish", "lock", "unlock")
TRANSLATED = ("core.project", "regions.goodpractice", "regions.organisation", "regions.topic")
# Content and what belongs to running it. People, groups, sites, languages and workflows are the administrator's.
EDITED = (
    *TRANSLATED,
    "core.networksettings",
    "news.roundtable",
    "search.fruitlesssearch",
    "search.promotedresult",
    "translations.term",
    "wagtailredirects.redirect",
    "webhooks.webhook",
)
SIGN_IN = "wagtailadmin.access_admin"
SEND = "wagtail_localize.submit_translation"
OVERRIDE = "translations.override_gate"


def _on(models, *actions):
    return tuple(f"{label.split('.')[0]}.{action}_{label.split('.')[1]}" for label in models for action in actions)


@dataclass(frozen=True)
class Role:
    """A group: permissions as ``app.codename``; actions on all pages; on pictures and documents; languages.

    Without a language of the group's own, each member is given theirs on the form of the account.
    """

    key: str
    name: str
    permissions: tuple[str, ...]
    on_pages: tuple[str, ...] = ()
    on_media: tuple[str, ...] = ()
    language: str = ""
    may: str = LanguageRight.Role.TRANSLATE
    everybody: tuple[str, ...] = field(default=(SIGN_IN, SEND))

    def all_permissions(self) -> tuple[str, ...]:
        return self.everybody + self.permissions


TRANSLATORS = Role("translators", "Translators", _on(TRANSLATED, "add", "change", "delete"), on_pages=("add", "change"))
REVIEWERS = Role(
    "reviewers",
    "Reviewers",
    _on(TRANSLATED, "add", "change", "delete", "publish", "lock", "unlock"),
    on_pages=ON_PAGES,
)
REGIONAL = Role("regional-editors", "Regional editors", (), on_media=("add", "choose"), language=SOURCE)
COMMUNICATIONS = Role(
    "communications",
    "Communications",
    (*_on(EDITED, "add", "change", "delete", "view", "publish", "lock", "unlock"), OVERRIDE),
    on_pages=ON_PAGES,
    on_media=("add", "change", "delete", "choose"),
    language=EVERY,
    may=LanguageRight.Role.REVIEW,
)
ROLES = (TRANSLATORS, REVIEWERS, REGIONAL, COMMUNICATIONS)
