"""A page is in the language of the page above it, whoever puts it there: else it has no address and stands in lists.

The model refuses it when a page is made and when it is moved; copying, the admin's API and imports come there. The
screens say so before. Home pages of all languages stand below the root.
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import Page

from . import languages
from .content_events import Moving, Saving, Step, subscribe


class OtherLanguageError(PermissionDenied):
    """Somebody would put a page below one of another language."""

    def __init__(self, page: Page, parent: Page):
        super().__init__(reason(page, parent))


def fits(page: Page, parent: Page) -> bool:
    """Whether a page is in the language of the place."""
    return parent.depth == 1 or page.locale_id == parent.locale_id


def reason(page: Page, parent: Page) -> str:
    """Why a page may not stand in a place of another language, and what to do instead. Names no title."""
    text = _(
        "This place is in another language (%(place)s) than the page (%(page)s). Choose one in the language of the "
        "page, or send the page to be translated."
    )
    names = {"page": page.locale, "place": parent.locale}
    return text % {name: languages.name_in(locale.language_code) for name, locale in names.items()}


def _saving(event):
    """A page that exists is asked about too where its parent is known: validating it has loaded the parent."""
    page = event.row
    if (page.depth or 0) <= 2 or page.locale_id is None:
        return
    if page._state.adding or "_cached_parent_obj" in page.__dict__:
        parent = page.get_parent()
        if not fits(page, parent) and not _is_stray(page):
            raise OtherLanguageError(page, parent)


def _is_stray(page) -> bool:
    """Whether a page stood there in another language already, from an earlier time: it can still be saved."""
    return not page._state.adding and Page.objects.filter(pk=page.pk, locale=page.locale_id).exists()


def _about_to_move(event):
    if not fits(event.row, event.parent_after):
        raise OtherLanguageError(event.row, event.parent_after)


def connect() -> None:
    refused = "refused below a page of another language"
    subscribe(Saving, _saving, step=Step.GUARD, models=Page, does=refused)
    subscribe(Moving, _about_to_move, step=Step.GUARD, does=refused)
