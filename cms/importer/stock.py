"""What the demonstration knows while it comes in: its records, what they made, and what was made before."""

import uuid
from collections.abc import Callable

from wagtail.models import Locale

from cms.core import languages
from cms.core.models import Project
from regions.models import GoodPractice, Organisation, RegionPage, Topic

from .models import ImportedItem
from .records import Record

SOURCE = "demo"
NAMESPACE = uuid.UUID("5b1f5a43-3c0f-4a5c-9a53-5b9f1e0c7d11")
MODELS = {
    "organisation": Organisation,
    "topic": Topic,
    "region": RegionPage,
    "practice": GoodPractice,
    "project": Project,
}


def key(identifier: str) -> uuid.UUID:
    """The translation key of a record's content: always the same for ``region/isere``."""
    return uuid.uuid5(NAMESPACE, identifier)


class Stock:
    """Finds what records refer to by their ids, and remembers which records came in. ``say`` is told of each step."""

    def __init__(self, records: dict[str, dict[str, Record]], say: Callable[[str], None] = print):
        self.records = records
        self.say = say
        self.locale, _made = Locale.objects.get_or_create(language_code=languages.SOURCE)
        self.known = set(ImportedItem.objects.filter(source=SOURCE).values_list("identifier", flat=True))
        self._found = {}

    def is_new(self, record: Record) -> bool:
        return record.identifier not in self.known

    def remember(self, identifier: str) -> None:
        """Note that a record came in: it never comes in again, whatever people do to what it made."""
        ImportedItem.objects.create(source=SOURCE, identifier=identifier)
        self.forget(identifier)

    def forget(self, identifier: str) -> None:
        """Read a row anew when it is asked for next: it has changed."""
        self._found.pop(identifier, None)

    def find(self, model: type, identifier: str):
        """The row in the source language that a record made, or None if somebody has deleted it since."""
        found = self._found.setdefault(identifier, {})
        if model not in found:
            rows = model._default_manager.filter(translation_key=key(identifier), locale=self.locale)
            found[model] = rows.first()
        return found[model]

    def one(self, record: Record, field: str, model: type | None = None, kind: str = ""):
        """The row that a record's field names by its id, or None. Raises RecordError if no file has that id."""
        wanted, kind = record.get(field), kind or field
        if not wanted:
            return None
        if wanted not in self.records[kind]:
            raise record.error(field, f"there is no {kind} “{wanted}”.")
        return self.find(model or MODELS[kind], f"{kind}/{wanted}")

    def many(self, record: Record, field: str, kind: str, ids: list[str] | None = None) -> list:
        """The rows that a list of ids names, without those deleted since. Raises RecordError for an unknown id."""
        ids = record.get(field, []) if ids is None else ids
        for wanted in ids:
            if wanted not in self.records[kind]:
                raise record.error(field, f"there is no {kind} “{wanted}”.")
        found = (self.find(MODELS[kind], f"{kind}/{wanted}") for wanted in ids)
        return [row for row in found if row is not None]
