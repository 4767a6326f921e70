"""What the foundation knows: the public addresses, and who uses it."""

from collections.abc import Iterator

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from ..in_use.uses import uses
from . import NAMED, Consequence, bounded


def tell(action: str, row: Model, user) -> Iterator[Consequence]:
    """For the hook ``consequences``."""
    yield from _addresses(action, row)
    yield from _users(action, row, user)


def _addresses(action, row):
    text = {
        "unpublish": _("Readers find nothing any more at:"),
        "delete": _("Readers find nothing any more at:"),
        "move": _("These addresses lead on to new ones:"),
        "privacy": _("Only those whom you choose can read:"),
        "open": _("Everybody can read again:"),
    }[action]
    if not isinstance(row, Page):
        yield from _address_of(row, text)
        return
    pages = (
        row.get_descendants(inclusive=True).live() if action != "unpublish" else Page.objects.filter(pk=row.pk).live()
    )
    found = [page.url for page in pages.order_by("path")[:NAMED]]
    named = [(address, address) for address in found if address]
    yield from bounded(text, named, pages.count() if len(found) == NAMED else len(named))
    below = row.get_descendants().live().count() if action == "unpublish" else 0
    if below:
        sentence = ngettext("%(number)s public page stands below it.", "%(number)s public pages stand below it.", below)
        yield Consequence(sentence % {"number": below})


def _address_of(row, text):
    """Of a snippet while it is public, of a document, whose address is its file's; a picture has none of its own."""
    is_file = hasattr(row, "file")
    has_address = not hasattr(row, "get_rendition") if is_file else getattr(row, "live", False)
    address = getattr(row, "url", None) if has_address else None
    yield from bounded(text, [(address, address)] if address else [])
    if is_file:
        yield Consequence(_("The file is deleted for good."))


def _users(action, row, user):
    if action not in ("unpublish", "delete"):
        return
    found, number = uses(row, user, NAMED)
    named = [(use.label, use.address) for use in found if use.label]
    if number and not named:
        sentence = ngettext("%(number)s place shows or links it.", "%(number)s places show or link it.", number)
        yield Consequence(sentence % {"number": number})
    yield from bounded(_("It is shown or linked by:"), named, number)
