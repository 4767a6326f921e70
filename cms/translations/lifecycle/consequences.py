"""What happens to the other languages, told before: the table of docs/how-it-works/lifecycle.md in sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import DraftStateMixin, TranslatableMixin

from cms.core.consequences import Consequence

from ..admin_urls import editor_of
from ..engine.rows import leads, translations_of


def tell(action: str, row, user) -> Iterator[Consequence]:
    """For the hook ``consequences``."""
    if not isinstance(row, TranslatableMixin):
        return
    rows = translations_of(row).select_related("locale").order_by("locale__language_code")
    if isinstance(row, DraftStateMixin):
        rows = rows.filter(live=True)
    rows = list(rows)
    if not rows:
        return
    if not leads(row):
        yield Consequence(_("This is a translation: the other languages stay as they are."))
        return
    named = [(str(each.locale), editor_of(type(row), each.pk)) for each in rows]
    yield Consequence(_sentence(action, row, len(rows)) % {"number": len(rows)}, named)


def _sentence(action, row, number) -> str:
    if action == "unpublish":
        return ngettext(
            "%(number)s translation goes offline with it. Publishing it again brings it back:",
            "%(number)s translations go offline with it. Publishing it again brings them back:",
            number,
        )
    if action == "move":
        return ngettext("%(number)s translation moves with it:", "%(number)s translations move with it:", number)
    if action == "open":
        return ngettext(
            "%(number)s translation is open again too, unless it is restricted itself:",
            "%(number)s translations are open again too, unless they are restricted themselves:",
            number,
        )
    if action == "privacy":
        return ngettext(
            "%(number)s translation is restricted in the same way:",
            "%(number)s translations are restricted in the same way:",
            number,
        )
    if isinstance(row, DraftStateMixin):
        return ngettext(
            "%(number)s translation goes offline and stays as a draft that stands by itself. Nothing brings it back:",
            "%(number)s translations go offline and stay as drafts that stand by themselves. Nothing brings them back:",
            number,
        )
    return ngettext("%(number)s translation is deleted too:", "%(number)s translations are deleted too:", number)
