"""Which fields each kind of record may have, of which type; those with ! must be there."""

from datetime import date, time

from cms.core import languages

from .markup import check_html
from .records import Record

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
    "term": dict.fromkeys(dict(languages.LANGUAGES), LIST),
    "project": {
        "acronym": "!text",
        "name": "!text",
        "start": TEXT,
        "end": TEXT,
        "fund": TEXT,
        "funding_statement": TEXT,
        "disclaimer": TEXT,
        "grant_number": TEXT,
        "emblem_alt": "!text",
    },
    "page": FACTS
    | {
        "resources": ROWS,
        "earlier": ROWS,
        # of the accessibility statement
        "responsible": TEXT,
        "state": TEXT,
        "criteria_met": NUMBER,
        "standard": TEXT,
        "audit_date": DAY,
        "audited_by": TEXT,
        "audited_pages": HTML,
        "audit_tools": HTML,
        "not_accessible": HTML,
        "burden": HTML,
        "out_of_scope": HTML,
        "contact_role": TEXT,
        "contact_email": TEXT,
        "contact_phone": TEXT,
        "complaint": HTML,
        "plan_url": TEXT,
        "prepared_on": DAY,
    },
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
        "contact_email": TEXT,
        "contact_phone": TEXT,
        "for_whom": TEXT,
        "admission": TEXT,
        "resources": ROWS,
        "earlier": ROWS,
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
        "for_whom": TEXT,
        "admission": TEXT,
        "contact_role": TEXT,
        "contact_email": TEXT,
        "contact_phone": TEXT,
        "roundtable": TEXT,
        "regions": LIST,
        "practices": LIST,
        "earlier": ROWS,
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
        "admission": TEXT,
        "cost_band": TEXT,
        "funding_source": TEXT,
        "status": TEXT,
        "start": TEXT,
        "end": TEXT,
        "last_checked": DAY,
        "contact_role": TEXT,
        "contact_email": TEXT,
        "contact_phone": TEXT,
        "source": TEXT,
        "source_url": TEXT,
    },
    "left_out": {"why": "!text"},
    "translation": dict.fromkeys(("topic", "project", "organisation", "page", "region", "practice", "news"), LIST)
    | dict.fromkeys(("reviewed", "written", "imported", "partly"), LIST)
    | {"reviewed_as": TEXT},
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


def check_fields(record: Record) -> None:
    """Raise RecordError for a field that is unknown, missing or of another type than its kind of record has."""
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
