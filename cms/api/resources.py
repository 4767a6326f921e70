"""What an app hands in: which rows are served, in which shape, by which filters and orders.

    class EventResource(Resource):
        name = "events"
        model = EventPage
        summary = EventSummary  # a schema that extends Item
        detail = EventDetail

    hooks.register("register_api_resource", EventResource)

gives ``/api/v1/events`` and ``/api/v1/events/<id>`` with languages, paging, caching and the log of changes. The model
needs ``objects.visible()``; docs/guides/plugins.md tells more.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import Page, TranslatableMixin

from cms.core.keyset import Key
from cms.core.sites import address_of
from cms.core.visibility import visible_pages

from .answers import Answer
from .listing import List
from .parameters import expect
from .problems import FAULTS
from .schemas import Item

TITLE = {"title": (Key("title"), Key("pk")), "-title": (Key("title", descending=True), Key("pk", descending=True))}
UPDATED = {
    "-updated": (Key("last_published_at", descending=True, nullable=True), Key("pk", descending=True)),
    "updated": (Key("last_published_at", nullable=True), Key("pk")),
}


class Endpoint:
    """Something with an address below ``/api/v1/``. Subclasses add their operations to the API."""

    name = ""
    kept = True  # whether answers may be kept by caches for as long as the version is the same
    asked_again = False  # whether caches must ask each time if it is the same
    description = ""

    def add_to(self, api) -> None:
        raise NotImplementedError

    def operation(self, api, title: str, asked: type, answers: dict, operation_id: str = ""):
        """The decorator of an endpoint's one operation, at the address of its name.

        ``asked`` is the schema of its parameters; ``answers`` are shapes by status, besides those of the usual faults.
        """
        expect(f"{self.name}_list", asked)
        return api.get(
            f"/{self.name}",
            response={**answers, **FAULTS},
            operation_id=operation_id or f"list_{self.name}",
            url_name=f"{self.name}_list",
            summary=f"{self.name}: {title}",
            description=self.description,
            tags=[self.name],
        )


class Resource(Endpoint):
    """Rows of one model, listed and one by one."""

    model: type = None
    summary: type[Item] = Item
    detail: type[Item] = Item
    asked: type[List] = List  # the parameters of the list: languages, paging, filters
    orders: dict[str, tuple[Key, ...]] = TITLE  # the first is used where none is asked for
    title_column = "title"
    reference_columns: dict = {}  # further columns that a reference to a row needs, by name

    @property
    def has_words(self) -> bool:
        """Whether rows are in a language; else they are facts that every language shares."""
        return issubclass(self.model, TranslatableMixin)

    @property
    def key_field(self) -> str:
        return "translation_key" if self.has_words else "pk"

    # Which rows there are

    def visible(self) -> QuerySet:
        """What the public may see, in all languages."""
        return self.model._default_manager.visible()

    def rows(self) -> QuerySet:
        """The same with what a row needs of the tables it points at."""
        return self.visible().select_related("locale") if self.has_words else self.visible()

    def best(self, chain: list[str]) -> QuerySet:
        """Of each content the row to serve to somebody who asks for these languages."""
        return self.rows().best_in(chain) if self.has_words else self.rows()

    def whole(self, row):
        """A row with all that ``describe`` needs of it, where a list shows less."""
        return row

    def keys(self) -> Iterable[UUID]:
        """Keys of everything there is, public or not."""
        values = self.model._base_manager.order_by().values_list(self.key_field, flat=True).distinct()
        return {self.as_key(value) for value in values}

    def shown(self, keys: Iterable[UUID]) -> Iterator[tuple[UUID, str]]:
        """Which of these the public may see, each with its languages. One query."""
        rows = self.visible().order_by()
        rows = rows.filter(**{f"{self.key_field}__in": [self.as_value(key) for key in keys]})
        if not self.has_words:
            return ((self.as_key(pk), "") for pk in rows.values_list("pk", flat=True))
        return iter(rows.values_list("translation_key", "locale__language_code"))

    def editions(self, keys: Iterable[UUID]) -> Iterator[tuple[UUID, int, str, str | None]]:
        """The languages of some content: (key, id of the locale, its code, path of the page for readers). One query."""
        for row in self._edition_rows().filter(translation_key__in=keys):
            yield row.translation_key, row.locale_id, row.locale.language_code, self.path_of_row(row)

    def _edition_rows(self):
        rows = visible_pages() if issubclass(self.model, Page) else self.visible()
        return rows.select_related("locale")

    def follows(self, model: type, rows: list) -> Iterable[UUID]:
        """Keys of rows that change, or are hidden, with rows of another model (one of ``followed``)."""
        return ()

    def followed(self) -> Iterable[type]:
        return ()

    # Models whose rows are listed in an item because *they* refer to it, such as the posts about a roundtable. What an
    # item itself refers to by ``relate`` and ``relate_detail`` is known without it.
    lists: tuple[type, ...] = ()

    # Names and numbers

    def as_key(self, value) -> UUID:
        """A number as a key: so that the log of changes knows all content by one kind of key."""
        return value if isinstance(value, UUID) else UUID(int=value)

    def as_value(self, key: UUID):
        return key if self.has_words else key.int

    def key_of(self, row) -> UUID:
        return self.as_key(row.translation_key if self.has_words else row.pk)

    def id_of(self, key: UUID) -> str:
        """What stands in addresses."""
        return str(key) if self.has_words else str(key.int)

    def key_from(self, text: str) -> UUID | None:
        """The key that an address names; None for what is none."""
        if not self.has_words:
            fits = text.isascii() and text.isdigit() and len(text) < 10 and text == str(int(text))
            return UUID(int=int(text)) if fits else None
        try:
            key = UUID(text)
        except ValueError:
            return None
        return key if str(key) == text.lower() else None

    def code_of(self, row, said: Answer) -> str:
        """The language a row is in; what has no words is in the one asked for."""
        return row.locale.language_code if self.has_words else said.locale

    def title_of(self, row, said: Answer) -> str:
        return str(getattr(row, self.title_column))

    def path_of_row(self, row) -> str | None:
        """Where readers find a row; None if it has no page."""
        return address_of(row.url_path, row.locale.language_code) if isinstance(row, Page) else None

    def address_of_row(self, row, said: Answer) -> str | None:
        """The same for what has no words, once all it refers to is known."""
        return None

    def path_of(self, found) -> str | None:
        """Where readers find what a reference found."""
        return address_of(found.values["path"], found.code) if "path" in found.values else None

    # What is said of them

    def relate(self, rows: list, said: Answer) -> None:
        """Ask ``said`` for what summaries refer to."""

    def relate_detail(self, row, said: Answer) -> None:
        """Ask ``said`` for what a detail refers to besides."""

    def summarise(self, row, said: Answer) -> dict:
        """The fields of ``summary`` that ``Item`` has not: by default the row's attributes of the same names."""
        return {name: getattr(row, name) for name in self.summary.model_fields if name not in Item.model_fields}

    def describe(self, row, said: Answer) -> dict:
        """The fields of ``detail`` that the summary has not."""
        known = self.summary.model_fields
        return {name: getattr(row, name) for name in self.detail.model_fields if name not in known}

    def add_to(self, api) -> None:
        from .operations import add

        add(self, api)
