"""Which fields each kind of record may have, of which type; those with ! must be there.

Fields without relations are those of the model, so that a new one can be brought in at once; the rest is listed here.
"""

from datetime import date, time
from functools import cache

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.core import languages
from cms.core.models import Project
from home.models import AccessibilityStatementPage, StandardPage
from news.models import NewsPage, Roundtable
from regions.models import GoodPractice, Organisation, RegionPage

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
MODELS = {
    "organisation": (Organisation,),
    "project": (Project,),
    "page": (StandardPage, AccessibilityStatementPage),
    "region": (RegionPage,),
    "roundtable": (Roundtable,),
    "news": (NewsPage,),
    "practice": (GoodPractice,),
}
FACTS = {"title": "!text", "summary": "!text", "project": TEXT, "body": BLOCKS, "slug": TEXT, "earlier": ROWS}
OTHERS = {  # relations, what is called otherwise, and what models allow to be missing
    "settings": {"network_name": "!text", "contact_email": TEXT, "footer": "!rows", "social": ROWS},
    "organisation": {"kind": "!text", "aliases": LIST},
    "topic": {"name": "!text"},
    "term": dict.fromkeys(dict(languages.LANGUAGES), LIST),
    "project": {"emblem_alt": "!text"},
    "page": FACTS | {"resources": ROWS},
    "region": FACTS | {"leads": LIST, "co_organisers": LIST, "members": LIST, "resources": ROWS},
    "roundtable": {"region": "!text", "status": "!text", "organisers": LIST, "presenters": LIST},
    "news": FACTS | {"kind": "!text", "roundtable": TEXT, "regions": LIST, "practices": LIST},
    "practice": {
        "slug": TEXT,
        "organisations": LIST,
        "regions": LIST,
        "topics": LIST,
        "target_groups": LIST,
        "source": TEXT,
    },
    "left_out": {"why": "!text"},
    "translation": dict.fromkeys(("topic", "project", "organisation", "page", "region", "practice", "news"), LIST)
    | dict.fromkeys(("reviewed", "written", "imported", "partly"), LIST)
    | {"reviewed_as": TEXT},
}
OF_FIELDS = (  # the first that fits
    (RichTextField, HTML),
    (models.DateField, DAY),
    (models.TimeField, TIME),
    (models.BooleanField, YES_NO),
    ((models.DecimalField, models.FloatField), DECIMAL),
    (models.IntegerField, NUMBER),
    ((models.CharField, models.TextField), TEXT),
)
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


@cache
def fields_of(kind: str) -> dict[str, str]:
    """The fields of a kind of record, with their types."""
    own = {}
    for model in MODELS.get(kind, ()):
        own |= {field.name: _type_of(field) for field in _plain_fields(model)}
    if len(MODELS.get(kind, ())) > 1:  # a page may be of any of them, so nothing that one demands must be there
        own = {name: type_.removeprefix("!") for name, type_ in own.items()}
    return own | OTHERS[kind]


@cache
def plain_names(model: type[models.Model]) -> tuple[str, ...]:
    """Names of the fields of a model that a record gives as they are."""
    return tuple(field.name for field in _plain_fields(model))


def _plain_fields(model):
    """What the apps themselves declare and editors enter: no relations, no blocks, nothing of Wagtail's pages."""
    wagtails = {field.name for field in Page._meta.concrete_fields}
    for field in model._meta.concrete_fields:
        own = field.model is not Page and field.name not in wagtails - {"title"}
        hidden = field.is_relation or not field.editable or isinstance(field, StreamField)
        if own and not hidden and _type_of(field):
            yield field


def _type_of(field) -> str:
    found = next((type_ for classes, type_ in OF_FIELDS if isinstance(field, classes)), "")
    must = not (field.blank or field.null or field.has_default())
    return f"!{found}" if found and must else found


def check_fields(record: Record) -> None:
    """Raise RecordError for a field that is unknown, missing or of another type than its kind of record has."""
    fields = fields_of(record.kind)
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
