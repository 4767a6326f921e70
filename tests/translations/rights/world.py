"""One site in three languages, with drafts and private pages whose titles few may read, and people of all roles.

The rights are wider than the demonstration's on purpose: translator and reviewer have page rights on the whole tree and
the permission to send pages to be translated, so that nothing but their language stands in their way.
"""

import json
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupPagePermission, Locale, Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.translations import gate
from cms.translations.models import LanguageRight
from tests.factories.pages import NewsPageFactory, RegionPageFactory, StandardPageFactory, translate
from tests.factories.site import SmallSite, small_site
from tests.factories.snippets import GoodPracticeFactory, OrganisationFactory, TopicFactory, translate_snippet

SECRET = "Zebra"  # begins every title that translators and regional editors may not read
ON_PAGES = ("add", "change", "publish", "lock", "unlock")
TEXTS = ("regions.goodpractice", "regions.organisation", "regions.topic", "core.project")


@dataclass
class World:
    site: SmallSite
    rows: dict
    users: dict
    translations: dict


def make_world() -> World:
    site = small_site()
    site.post.body = json.dumps([{"type": "text", "value": '<p>We <a href="https://example.org/">met</a>.</p>'}])
    site.post.save()
    site.post = type(site.post).objects.get(pk=site.post.pk)
    rows = _pages(site) | _snippets(site)
    translations = {
        "french": _translation(site.post, "fr", "Table ronde"),
        "polish": _translation(site.post, "pl", f"{SECRET} stol"),
        "polish practice": _translation(site.practice, "pl", f"{SECRET} praktyka"),
        "french practice": _translation(site.practice, "fr", "Ferme rurale"),
        "french of a private page": _translation(rows["private page"], "fr", "Privee"),
    }
    _close(rows["private page"])
    targets = {name: translation.get_target_instance() for name, translation in translations.items()}
    revision = targets["french"].get_latest_revision()
    with gate.opened(revision):
        revision.publish()
    rows |= {
        "French page": targets["french"],
        "Polish draft": targets["polish"],
        "French practice": targets["french practice"],
        "Polish practice": targets["polish practice"],
        "French page of a private one": targets["french of a private page"],
    }
    return World(site, rows, make_users(site), translations)


def _close(page):
    """Make a page private that was public while it was sent to be translated."""
    page.title = page.draft_title = f"{SECRET} private"
    page.save()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _pages(site) -> dict:
    pending = StandardPageFactory(parent=site.home, title="Known by now", slug="pending")
    pending.title = f"{SECRET} pending"
    pending.save_revision()
    for language in ("fr", "pl"):
        translate(site.news, language)
    section = StandardPageFactory(parent=site.home, title="Section", slug="section")
    StandardPageFactory(parent=section, title="Below", slug="below")
    closed = StandardPageFactory(parent=site.home, title="Half open", slug="half")
    StandardPageFactory(parent=closed, title=f"{SECRET} below", slug="below", live=False)
    unsent = StandardPageFactory(parent=site.home, slug="unsent")
    _close(unsent)
    third = NewsPageFactory(parent=site.news, title="Third round", slug="third")
    fourth = StandardPageFactory(parent=site.home, title=f"{SECRET} fourth", slug="fourth", live=False)
    polish = Locale.objects.get(language_code="pl")
    return {
        "Polish post": translate(third, "pl", title="Trzeci"),
        "translation of a draft": fourth.copy_for_translation(polish),
        "original": site.post,
        "English draft": StandardPageFactory(parent=site.home, title=f"{SECRET} draft", slug="draft", live=False),
        "private page": StandardPageFactory(parent=site.home, title="Open at first", slug="private"),
        "private page never sent": unsent,
        "pending page": pending,
        "French draft": _alone(site, "fr", "Brouillon", live=False),
        "French section": _alone(site, "fr", "Partie"),
        "Polish plain draft": _alone(site, "pl", f"{SECRET} szkic", live=False),
        "Polish section": _alone(site, "pl", "Dział"),
        "region": site.region,
        "other region": RegionPageFactory(parent=site.regions, title="Soria", slug="soria"),
        "section": section,
        "section with a draft": closed,
        "news": site.news,
        "French news": site.news.get_translation(Locale.objects.get(language_code="fr")),
        "Polish news": site.news.get_translation(Locale.objects.get(language_code="pl")),
    }


def _alone(site, language, title, live=True):
    """A page that was written in a language and is no translation."""
    home = site.home.get_translation(Locale.objects.get(language_code=language))
    return StandardPageFactory(parent=home, title=title, locale=home.locale, live=live)


def _snippets(site) -> dict:
    organisation = OrganisationFactory(name="Tero Loko")
    return {
        "Polish topic": translate_snippet(TopicFactory(name="Housing"), "pl", name="Mieszkania"),
        "practice": site.practice,
        "English draft practice": GoodPracticeFactory(title=f"{SECRET} practice", slug="zp", live=False),
        "organisation": organisation,
        "organisation never sent": OrganisationFactory(name="Never sent"),
        "French organisation": translate_snippet(organisation, "fr", name="Tero Loko"),
        "Polish organisation": translate_snippet(organisation, "pl", name="Tero Loko"),
    }


def _translation(instance, language, title) -> Translation:
    """A translation of the engine with its title written, whose target is a draft."""
    source, _made = TranslationSource.get_or_create_from_instance(instance)
    locale = Locale.objects.get_or_create(language_code=language)[0]
    translation = Translation.objects.create(source=source, target_locale=locale)
    segment = source.stringsegment_set.select_related("context").get(context__path="title")
    StringTranslation.objects.create(translation_of=segment.string, context=segment.context, locale=locale, data=title)
    translation.save_target(publish=False)
    return translation


def make_users(site) -> dict:
    root = Page.get_first_root_node()
    edits = _models("add", "change", "delete")
    publishes = edits | _models("publish", "lock", "unlock")
    submit = Permission.objects.filter(codename="submit_translation")
    override = Permission.objects.filter(codename="override_gate")
    users = {
        "anonymous": None,
        "translator": _user("translator", edits | submit, {root: ("add", "change")}, ["fr"]),
        "reviewer": _user("reviewer", publishes | submit, {root: ON_PAGES}, ["fr"], LanguageRight.Role.REVIEW),
        "regional editor": _user(
            "regional", submit, {site.region: ("add", "change", "publish"), site.news: ("add",)}, ["en"]
        ),
        "communications": _user(
            "communications", publishes | submit | override, {root: ON_PAGES}, [None], LanguageRight.Role.REVIEW
        ),
        "administrator": get_user_model().objects.create_superuser("administrator", "a@example.org", "x"),
        "no language": _user("none", publishes | submit, {root: ON_PAGES}, []),
    }
    for task in GroupApprovalTask.objects.all():  # Wagtail's own workflow stands above the whole tree
        task.groups.add(users["communications"].groups.get())
    return users


def _user(name, permissions, on_pages, languages, role=LanguageRight.Role.TRANSLATE):
    group = Group.objects.create(name=f"Group of {name}")
    access = Permission.objects.filter(codename="access_admin")
    group.permissions.set((permissions | access).distinct())
    for page, actions in on_pages.items():
        for action in actions:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    for language in languages:
        locale = Locale.objects.get(language_code=language) if language else None
        LanguageRight.objects.create(group=group, locale=locale, role=role)
    user = get_user_model().objects.create(username=name, password="!", email=f"{name}@example.org")
    user.groups.add(group)
    return user


def _models(*actions):
    found = Permission.objects.none()
    for label in TEXTS:
        app, model = label.split(".")
        codenames = [f"{action}_{model}" for action in actions]
        found |= Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
    return found
