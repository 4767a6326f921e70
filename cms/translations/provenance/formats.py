"""Records as files, written line by line."""

import csv
import json
from collections.abc import Iterable, Iterator

from cms.core.spreadsheets import harmless

from .records import COLUMNS


def as_csv(rows: Iterable[dict]) -> Iterator[str]:
    """RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. No cell can be run as a formula."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield "\ufeff" + writer.writerow(COLUMNS)
    for row in rows:
        yield writer.writerow(harmless(row[name]) for name in COLUMNS)


def as_json(rows: Iterable[dict]) -> Iterator[str]:
    """A list of objects, one on each line."""
    yield "["
    separator = "\n"
    for row in rows:
        yield separator + json.dumps(row, ensure_ascii=False)
        separator = ",\n"
    yield "\n]\n"


FORMATS = {"csv": (as_csv, "text/csv; charset=utf-8"), "json": (as_json, "application/json")}


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text
