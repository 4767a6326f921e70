"""A comparison in words for the person who decides."""

from django.utils.translation import gettext_lazy as _

from cms.core.languages import direction

from .comparing import Comparison
from .rows import Kind

SHOWN = 200  # texts of one kind on the page; what is beyond is counted, and conflicts follow the choice for all
HEADINGS = {
    Kind.CONFLICT: (
        _("Changed here too"),
        _("Somebody changed these translations since the file was exported. Choose."),
    ),
    Kind.MOVED_ON: (
        _("The original changed"),
        _("These were translated from an older text. If you take them they wait to be checked against the new one."),
    ),
    Kind.REJECTED: (_("Cannot be brought in"), _("Correct these in the file, or in the editor.")),
    Kind.UNKNOWN: (_("Not in the original"), _("These are left out.")),
    Kind.NEW: (_("New translations"), ""),
    Kind.CHANGED: (_("Changed translations"), ""),
    Kind.CONFIRMED: (
        _("Marked as still correct"),
        _("The original changed, and the file says that the words still fit."),
    ),
}


def sections(comparison: Comparison) -> list[dict]:
    """The rows by kind, what needs a decision first."""
    found = []
    for kind, (heading, help_text) in HEADINGS.items():
        rows = [(part, row) for part in comparison.parts for row in part.rows if row.kind == kind]
        if rows:
            shown = [_shown(part, row) for part, row in rows[:SHOWN]]
            found.append(
                {
                    "kind": kind.value,
                    "heading": heading,
                    "help": help_text,
                    "rows": shown,
                    "total": len(rows),
                    "more": len(rows) - len(shown),
                    "asked": rows[0][1].asked,
                }
            )
    return found


def _shown(part, row) -> dict:
    return {
        "title": part.document.title,
        "row": row,
        "original": row.place.text if row.place else row.entry.source,
        "older": row.former.data if row.former and row.asked else "",
        "now": row.present.data if row.present else "",
        "source_language": part.document.source_language,
        "language": part.document.language,
        "source_direction": direction(part.document.source_language),
        "direction": direction(part.document.language),
    }


def parts(comparison: Comparison) -> list[dict]:
    """The documents of an upload, those that are refused with their reason."""
    return [
        {
            "title": part.document.title if not part.fault else "",
            "file": part.document.name,
            "language": part.document.language,
            "fault": part.fault,
            "total": len(part.rows),
        }
        for part in comparison.parts
    ]
