"""A page is in the language of the page above it, whoever puts it there: else it has no address and stands in lists.

The model refuses it when a page is made and when it is moved; copying, the admin's API and imports come there. The
screens say so before. Home pages of all languages stand below the root.
"""

from django.core.exceptions import PermissionDenied
from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signals import pre_page_move

from . import languages


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


def _saved(sender, instance, raw=False, **kwargs):
    """A page that exists is asked about too where its parent is known: validating it has loaded the parent."""
    if raw or not isinstance(instance, Page) or (instance.depth or 0) <= 2 or instance.locale_id is None:
        return
    if instance._state.adding or "_cached_parent_obj" in instance.__dict__:
        parent = instance.get_parent()
        if not fits(instance, parent) and not _is_stray(instance):
            raise OtherLanguageError(instance, parent)


def _is_stray(page) -> bool:
    """Whether a page stood there in another language already, from an earlier time: it can still be saved."""
    return not page._state.adding and Page.objects.filter(pk=page.pk, locale=page.locale_id).exists()


def _about_to_move(sender, instance, parent_page_after, **kwargs):
    if not fits(instance, parent_page_after):
        raise OtherLanguageError(instance, parent_page_after)


def connect() -> None:
    pre_save.connect(_saved, dispatch_uid="language_of_the_place")
    pre_page_move.connect(_about_to_move, dispatch_uid="language_of_the_new_place")
