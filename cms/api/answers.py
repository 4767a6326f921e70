"""What one answer is made of: its languages, the states of its rows, and what they refer to, each asked for once."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from cms.core.links import is_good
from cms.core.models import CustomDocument, CustomImage
from cms.core.sites import address_of
from cms.translations.states import State, states_in

from . import blocks, languages
from .addresses import item_path
from .pictures import picture
from .registry import resource_of
from .related import Found, Related
from .rich_text import link_targets, rich_text


class Answer:
    """Passed to a resource while it describes its rows. Nothing here asks the database but ``load``."""

    def __init__(self, request, chain: list[str]):
        self.chain = chain
        self.related = Related(chain)
        self._version = request.GET.get("v")
        self._base = request.build_absolute_uri("/")[:-1]
        self._editions = defaultdict(dict)
        self._states: dict[tuple[UUID, int], State] = {}

    @property
    def locale(self) -> str:
        """The language that was asked for."""
        return self.chain[0]

    def absolute(self, path: str | None) -> str | None:
        """A path of this site with its host; what is an address already, and what is none, is given back."""
        return self._base + path if path and path.startswith("/") else path

    def load(self, resource, rows: list) -> None:
        """Look up all that the rows need: their other languages, their states, what they refer to. Three queries."""
        keys = {resource.key_of(row) for row in rows}
        if resource.has_words and keys:
            for key, locale_id, code, path in resource.editions(keys):
                self._editions[key][code] = (locale_id, path)
            locale_ids = {locale_id for found in self._editions.values() for locale_id, _path in found.values()}
            self._states = states_in(keys, locale_ids)
        self.related.load()

    def want_text(self, *sources: str) -> None:
        """Ask for what rich texts link to."""
        self._want(target for source in sources for target in link_targets(source))

    def want_body(self, body) -> None:
        """Ask for what the blocks of a body refer to."""
        self._want(blocks.wanted_in(body.stream_block, list(body.raw_data)))

    def _want(self, targets: Iterable[tuple]):
        for model, pk in targets:
            self.related.want(model, [pk])

    # What the fields of an answer hold

    def item(self, resource, row) -> dict:
        """The fields of ``schemas.Item`` for a row."""
        key, served = resource.key_of(row), resource.code_of(row, self)
        editions = self._editions.get(key, {})
        state = self._states.get((key, editions[served][0])) if served in editions else None
        return {
            "id": resource.id_of(key),
            "title": resource.title_of(row, self),
            "url": self.absolute(editions[served][1] if served in editions else resource.address_of_row(row, self)),
            "api": self.api(resource, key, self.locale),
            "language": languages.language_state(self.locale, served, state),
            "editions": [self._edition(resource, key, code, *editions[code]) for code in sorted(editions)],
        }

    def _edition(self, resource, key, code, locale_id, path):
        state = self._states.get((key, locale_id))
        return {
            "locale": code,
            "url": self.absolute(path),
            "api": self.api(resource, key, code),
            "completeness": languages.completeness(state),
            "freshness": languages.freshness(state),
            "provenance": (state.provenance or None) if state else None,
        }

    def api(self, resource, key: UUID, code: str) -> str:
        """The address of an item of this API in a language."""
        return self._base + item_path(resource, key, code, self._version)

    def reference(self, found: Found | None) -> dict | None:
        """The fields of ``schemas.Reference``."""
        if found is None:
            return None
        resource = resource_of(apps.get_model(found.values["app"], found.values["model"]))
        if resource is None:
            return None
        return {
            "id": resource.id_of(found.key),
            "resource": resource.name,
            "title": found.values["title"],
            "locale": found.code,
            "url": self.absolute(resource.path_of(found)),
            "api": self.api(resource, found.key, found.code),
        }

    def references(self, name: str, row, role: str | None = None) -> list[dict]:
        """References to what a row's links lead to, without what is not public."""
        return [self.reference(found) for found in self.related.of(name, row.pk, role)]

    def all_references(self, name: str) -> list[dict]:
        """The same for links of rows in any language."""
        return [self.reference(found) for found in self.related.all_of(name)]

    def reference_to(self, model: type, pk) -> dict | None:
        return self.reference(self.related.get(model, pk))

    def text(self, source: str) -> dict:
        """The fields of ``schemas.Text`` for a stored rich text."""
        return rich_text(source, self._target)

    def body(self, body) -> list[dict]:
        return blocks.body_of(body.stream_block, list(body.raw_data), self)

    def picture(self, image: CustomImage | None, alt: str | None = None) -> dict | None:
        """The fields of ``schemas.Picture``; ``alt`` is in the language of the row that is described."""
        return picture(image, self.absolute, alt=alt or None, locale=self.served)

    def picture_by_id(self, pk, alt: str | None = None, decorative: bool = False) -> dict | None:
        values = self.related.get(CustomImage, pk)
        image = CustomImage(**values, collection_id=None) if values else None
        return picture(image, self.absolute, alt=alt or None, decorative=decorative, locale=self.served)

    served = ""  # the language of the row that is being described

    def document(self, pk) -> dict | None:
        """The fields of ``schemas.Document`` for a file of this site."""
        values = self.related.get(CustomDocument, pk)
        if not values:
            return None
        document = CustomDocument(**values, collection_id=None)
        locale = document.language or None
        return {
            "title": document.title,
            "url": self.absolute(document.url),
            "locale": locale,
            "year": document.year,
            "kind": "",
        }

    def documents(self, rows: QuerySet) -> list[dict]:
        """Documents that a page offers (rows of a subclass of ``Resource``): files here or addresses. One query."""
        return [
            {
                "title": row.title,
                "url": self.absolute(row.link),
                "locale": row.language or None,
                "year": row.year,
                "kind": row.kind,
            }
            for row in rows.select_related("document")
        ]

    def link(self, url: str) -> str | None:
        """An address elsewhere, or None where it is none that may be put into a link."""
        return url if url and is_good(url) else None

    def _target(self, model, pk):
        if model is CustomDocument:
            document = self.document(pk)
            return (document["url"], "") if document else None
        found = self.related.get(model, pk)
        path = found and address_of(found.values["path"], found.code)
        return (self.absolute(path), "" if found.code == self.served else found.code) if path else None
