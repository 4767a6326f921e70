"""A status in a few words, and the sign that goes with them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import TranslationStatus as Status


def sign_of(status: Status) -> str:
    """The name of the ring drawn beside the words (``components/_state.html``): the weightiest thing to be seen."""
    if status.completeness == Status.Completeness.NOT_YET:
        return "hollow"
    if status.completeness == Status.Completeness.PARTLY:
        return "half"
    if status.freshness != Status.Freshness.CURRENT:
        return "gap"
    return "machine" if status.provenance == Status.Provenance.MACHINE else "full"


def words_of(status: Status) -> list[str]:
    """What is to be said of a status, one entry an axis; an axis that needs no word is left out."""
    if status.is_original:
        return [_("original")] if status.live else [_("original"), _("draft")]
    said = [_completeness(status), _freshness(status)]
    if status.provenance:
        said.append(status.get_provenance_display())
    return [word for word in said if word]


def _completeness(status):
    if status.completeness == Status.Completeness.NOT_YET and status.row_id:
        return _("draft")
    if status.completeness == Status.Completeness.PARTLY:
        return _("%(done)s of %(all)s paragraphs") % {
            "done": status.segments - status.untranslated,
            "all": status.segments,
        }
    return status.get_completeness_display()


def _freshness(status):
    if status.freshness != Status.Freshness.CHANGED:
        return status.get_freshness_display() if status.freshness == Status.Freshness.UNKNOWN else ""
    changed = status.new + status.removed + status.reworded + status.facts
    said = ngettext("%(count)s paragraph changed", "%(count)s paragraphs changed", changed) % {"count": changed}
    if status.facts:
        said += " (" + ngettext("%(count)s fact", "%(count)s facts", status.facts) % {"count": status.facts} + ")"
    return said
