"""Every language has a home page, because addresses and new translations stand under it.

It is made as a live translation of the site's home page that nobody has published: a placeholder
(``visibility.placeholder``). At its address the original answers, until somebody publishes a translation of it.
"""

from django.db import transaction
from wagtail.models import Locale, Page, Site

from . import languages
from .content_events import LanguageAdded, Step, subscribe
from .models import BasePage
from .visibility import HOME_DEPTH, placeholder


@transaction.atomic
def ensure() -> list[Page]:
    """Make what is missing: the locale of each language in the table, and its home page on each site.

    Gives the home pages that were made, or made live.
    """
    before = set(_live_homes())
    for code in languages.codes():
        locale, made = Locale.objects.get_or_create(language_code=code)
        if not made:  # else it has one by now
            ensure_home(locale)
    return list(Page.objects.filter(pk__in=set(_live_homes()) - before).select_related("locale"))


def _live_homes():
    return Page.objects.filter(depth=HOME_DEPTH, live=True).values_list("pk", flat=True)


def ensure_home(locale: Locale) -> None:
    """The home page of a locale on each site. One that was published once is left as it is, live or not.

    A language that is not in the table has no addresses, so it needs no home page; Wagtail's welcome page is none.
    """
    if locale.language_code not in languages.codes():
        return
    for site in Site.objects.select_related("root_page").exclude(root_page__locale=locale):
        root = site.root_page.specific
        if isinstance(root, BasePage):
            row = root.get_translation_or_none(locale) or root.copy_for_translation(locale)
            Page.objects.filter(placeholder(), pk=row.pk, alias_of__isnull=True).update(live=True)
    Site.clear_site_root_paths_cache()


def _language_added(event):
    ensure_home(event.row)


def connect() -> None:
    subscribe(LanguageAdded, _language_added, step=Step.FACTS, does="it has a home page")
