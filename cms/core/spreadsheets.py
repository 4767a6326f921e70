"""No table that is downloaded runs anything when a spreadsheet opens it, and no row of it takes the others down."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from .failures import others_go_on

# What spreadsheets take for the beginning of a formula (OWASP, "CSV injection"), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")

_cell = SpreadsheetExportMixin.preprocess_field_value
_heading = SpreadsheetExportMixin.get_heading
_csv, _xlsx = SpreadsheetExportMixin.stream_csv, SpreadsheetExportMixin.write_xlsx


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


class _Readable:
    """The rows of a table without those that cannot be written: staff are told of them.

    Wagtail writes row after row, and one that fails would end the file. So each is made here, and given to it as made.
    """

    def __init__(self, view, queryset, export_format):
        self._view, self._queryset, self._format, self._made = view, queryset, export_format, view.to_row_dict
        view.to_row_dict = lambda row: row

    def __getattr__(self, name):
        return getattr(self._queryset, name)

    def __iter__(self):
        for item in self._queryset:
            row = None
            with others_go_on("export", item):
                row = self._tried(item)
            if row is not None:
                yield row

    def _tried(self, item) -> dict:
        row = self._made(item)
        for field, value in row.items():
            self._view.preprocess_field_value(field, value, self._format)
        return row


def _whole_csv(view, queryset):
    return _csv(view, _Readable(view, queryset, view.FORMAT_CSV))


def _whole_xlsx(view, queryset, output):
    return _xlsx(view, _Readable(view, queryset, view.FORMAT_XLSX), output)


def connect() -> None:
    """In the place of Wagtail's own for reports, lists of any model and whatever else is downloaded as a table.

    All views inherit these two methods and no setting changes them (``tests/site/test_exports.py`` finds every view).
    """
    SpreadsheetExportMixin.preprocess_field_value = _safe_cell
    SpreadsheetExportMixin.get_heading = _safe_heading
    SpreadsheetExportMixin.stream_csv, SpreadsheetExportMixin.write_xlsx = _whole_csv, _whole_xlsx
