"""Reading the files of the demonstration: every fault is named with its file, record and field."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit


class RecordError(Exception):
    """A file of the demonstration is broken. ``str()`` names file, record and field, and says what is wrong."""

    def __init__(self, file: str, record: str, field: str, message: str):
        place = ", ".join(
            part for part in (file, record and f"record “{record}”", field and f"field “{field}”") if part
        )
        super().__init__(f"{place}: {message}")


@dataclass(frozen=True)
class Record:
    """One record of a file."""

    file: str
    kind: str
    id: str
    values: Mapping

    def get(self, field: str, default=None):
        return self.values.get(field, default)

    def error(self, field: str, message) -> RecordError:
        return RecordError(self.file, self.id, field, str(message))

    @property
    def identifier(self) -> str:
        return f"{self.kind}/{self.id}"


# Which fields a record may have, and of which kind; those with ! must be there.
TEXT, NUMBER, DECIMAL, YES_NO, DAY, TIME, LIST, BLOCKS, ROWS, HTML = (
    "text",
    "number",
    "decimal",
    "yes or no",
    "date",
    "time",
    "list of texts",
    "list of blocks",
    "list of rows",
    "html",
)
FACTS = {"title": "!text", "summary": "!text", "project": TEXT, "body": BLOCKS, "slug": TEXT}
FIELDS = {
    "settings": {"network_name": "!text", "contact_email": TEXT, "footer": "!rows", "social": ROWS},
    "organisation": {
        "name": "!text",
        "name_language": TEXT,
        "aliases": LIST,
        "kind": "!text",
        "country": TEXT,
        "website": TEXT,
        "what": TEXT,
    },
    "topic": {"name": "!text"},
    "project": {
        "acronym": "!text",
        "name": "!text",
        "start": TEXT,
        "end": TEXT,
        "fund": TEXT,
        "funding_statement": TEXT,
        "disclaimer": TEXT,
        "grant_number": TEXT,
    },
    "page": FACTS | {"resources": ROWS},
    "region": FACTS
    | {
        "local_name": TEXT,
        "local_language": TEXT,
        "country": "!text",
        "administrative_type": "!text",
        "parent_region": TEXT,
        "nuts_code": TEXT,
        "nuts_level": NUMBER,
        "nuts_covers_more": YES_NO,
        "urban_rural_class": TEXT,
        "latitude": DECIMAL,
        "longitude": DECIMAL,
        "leads": LIST,
        "co_organisers": LIST,
        "members": LIST,
        "contact_role": TEXT,
        "resources": ROWS,
    },
    "roundtable": {
        "region": "!text",
        "ordinal": "!number",
        "status": "!text",
        "start": DAY,
        "end": DAY,
        "start_time": TIME,
        "end_time": TIME,
        "time_zone": TEXT,
        "format": TEXT,
        "place": TEXT,
        "participants_low": NUMBER,
        "participants_high": NUMBER,
        "participants_open": YES_NO,
        "unit": TEXT,
        "organisations_count": NUMBER,
        "online_count": NUMBER,
        "on_site_count": NUMBER,
        "duration_minutes": NUMBER,
        "organisers": LIST,
        "presenters": LIST,
    },
    "news": FACTS
    | {
        "kind": "!text",
        "publication_date": DAY,
        "event_start": DAY,
        "event_end": DAY,
        "event_place": TEXT,
        "roundtable": TEXT,
        "regions": LIST,
        "practices": LIST,
    },
    "practice": {
        "title": "!text",
        "slug": TEXT,
        "summary": "!text",
        "problem": HTML,
        "how_it_works": HTML,
        "results": HTML,
        "participation": HTML,
        "reuse": HTML,
        "municipality": TEXT,
        "organisations": LIST,
        "regions": LIST,
        "topics": LIST,
        "target_groups": LIST,
        "open_to_every_status": TEXT,
        "cost_band": TEXT,
        "funding_source": TEXT,
        "status": TEXT,
        "start": TEXT,
        "end": TEXT,
        "last_checked": DAY,
        "contact_role": TEXT,
        "source": TEXT,
        "source_url": TEXT,
    },
    "left_out": {"why": "!text"},
    "translation": dict.fromkeys(("topic", "project", "organisation", "page", "region", "practice", "news"), LIST),
}
TYPES = {
    TEXT: str,
    HTML: str,
    NUMBER: int,
    DECIMAL: (int, float),
    YES_NO: bool,
    DAY: date,
    TIME: time,
    LIST: list,
    BLOCKS: list,
    ROWS: list,
    "rows": list,
}


def read(folder: Path) -> dict[str, dict[str, Record]]:
    """All records of a folder by kind and id. Raises RecordError for the first fault; nothing else happens."""
    found: dict[str, dict[str, Record]] = {kind: {} for kind in FIELDS}
    for path in sorted(folder.rglob("*.toml")):
        file = path.relative_to(folder).as_posix()
        for record in _records(path, file):
            if record.id in found[record.kind]:
                raise record.error("id", "another record of this kind has the same id.")
            _check(record)
            found[record.kind][record.id] = record
    return found


FOLDERS = {"regions": "region", "news": "news", "practices": "practice", "translations": "translation"}


def _records(path: Path, file: str):
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecordError(file, "", "", f"the file cannot be read: {error}") from error
    folder = file.split("/")[0]
    if folder in FOLDERS:
        yield _record(file, FOLDERS[folder], content, default=path.stem)
    elif file == "settings.toml":
        yield Record(file, "settings", "settings", content)
    else:
        for kind, rows in content.items():
            if kind not in FIELDS or not isinstance(rows, list):
                raise RecordError(file, "", kind, "no such kind of record.")
            for number, row in enumerate(rows, 1):
                yield _record(file, kind, row, default=f"number {number}")


def _record(file, kind, values, default):
    values = dict(values)
    identifier = values.pop("id", values.pop("record", None)) or values.get("slug") or default
    return Record(file, kind, str(identifier), values)


def _check(record: Record) -> None:
    fields = FIELDS[record.kind]
    for name, value in record.values.items():
        if name not in fields:
            raise record.error(name, f"unknown field. Fields of this kind: {', '.join(fields)}.")
        kind = fields[name].removeprefix("!")
        wrong_bool = isinstance(value, bool) and kind != YES_NO
        if wrong_bool or not isinstance(value, TYPES[kind]):
            raise record.error(name, f"a {kind} is expected, {value!r} is none.")
        if kind == HTML:
            check_html(record, name, value)
        if kind == LIST and not all(isinstance(item, str) for item in value):
            raise record.error(name, "every entry must be a text in quotation marks.")
        if kind in (BLOCKS, ROWS) and not all(isinstance(item, dict) for item in value):
            raise record.error(name, "every entry must be a table of its own.")
    for name, kind in fields.items():
        if kind.startswith("!") and not record.get(name):
            raise record.error(name, "is missing.")


ALLOWED_TAGS = {"p", "h2", "h3", "ul", "ol", "li", "b", "i", "a", "br"}


class _HtmlCheck(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED_TAGS:
            self.faults.append(f"<{tag}> is not allowed here.")
        for name, value in attrs:
            good = tag == "a" and name == "href" and urlsplit(value or "").scheme in ("http", "https", "mailto")
            if not good:
                self.faults.append(f"<{tag} {name}> is not allowed here.")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open.")

    def handle_comment(self, data):
        self.faults.append("comments are not allowed here.")

    handle_decl = handle_pi = unknown_decl = handle_comment


def check_html(record: Record, field: str, html: str) -> None:
    """Raise RecordError if a text holds markup that the editor would not let through."""
    check = _HtmlCheck()
    check.feed(html)
    check.close()
    faults = check.faults + [f"<{tag}> is never closed." for tag in check.open]
    if faults:
        raise record.error(field, faults[0])


LINK = re.compile(r"^(page|region|news):([a-z0-9-]+)$")
