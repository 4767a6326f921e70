"""No page is an alias: it would show one language under another's name, and keep its old address for good.

What is not translated yet is served by ``fallback`` instead. Aliases from before may stay; nobody meets them.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm as WagtailCopyForm
from wagtail.models import Page

from . import places
from .content_events import Saving, Step, subscribe
from .visibility import visible_pages


class AliasError(PermissionDenied):
    """Somebody asked for an alias. The admin tells whoever asked, as it does of everything that is not allowed."""

    def __init__(self, page: Page):
        message = _("No alias of “%(page)s” is made: a page that is not translated yet shows its original by itself.")
        super().__init__(message % {"page": page.title})


class CopyForm(WagtailCopyForm):
    """Wagtail's form without the tick that makes the copy an alias, and for places in the page's language only."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
        place = self.fields["new_parent_page"]
        if not _is_shown(place.initial, self.user):
            place.initial = None

    def clean(self) -> Any:
        parent = self.cleaned_data.get("new_parent_page")
        if parent is not None and not places.fits(self.page, parent):
            self.add_error("new_parent_page", places.reason(self.page, parent))
        return super().clean()


def _is_shown(parent: Page, user) -> bool:
    """The form names the page above: a draft or a private page is for those who may edit it."""
    public = visible_pages().filter(pk=parent.pk, draft_title=F("title"))
    return parent.permissions_for_user(user).can_edit() or public.exists()


def _refuse(event):
    page = event.row
    if page.alias_of_id is not None and not Page.objects.filter(pk=page.pk, alias_of__isnull=False).exists():
        raise AliasError(page)


def connect() -> None:
    subscribe(Saving, _refuse, step=Step.GUARD, models=Page, does="an alias is refused")
