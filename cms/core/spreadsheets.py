"""No table that is downloaded runs anything when a spreadsheet opens it, whoever wrote what is in its cells."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

# What spreadsheets take for the beginning of a formula (OWASP, "CSV injection"), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")

_cell = SpreadsheetExportMixin.preprocess_field_value
_heading = SpreadsheetExportMixin.get_heading


def harmless(value) -> str:
    """A cell as text; one that a spreadsheet would run gets an apostrophe before it, which spreadsheets hide."""
    text = str(value)
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(_FORMULA) else text


def _safe_cell(view, field, value, export_format):
    """Numbers and dates are no text, a negative number stays one.

    In an XLSX file Wagtail calls every text a text, which is never run; what no such file can hold is left out.
    """
    written = _cell(view, field, value, export_format)
    if not isinstance(written, str):
        return written
    return harmless(written) if export_format == view.FORMAT_CSV else ILLEGAL_CHARACTERS_RE.sub("", written)


def _safe_heading(view, queryset, field):
    return harmless(_heading(view, queryset, field))


def connect() -> None:
    """In the place of Wagtail's own for reports, lists of any model and whatever else is downloaded as a table.

    All views inherit these two methods and no setting changes them (``tests/site/test_exports.py`` finds every view).
    """
    SpreadsheetExportMixin.preprocess_field_value = _safe_cell
    SpreadsheetExportMixin.get_heading = _safe_heading
