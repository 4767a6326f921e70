"""Shapes that several resources share. What stands here is a promise: docs/guides/api.md tells how it may change."""

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

Completeness = Literal["original", "translated", "partly", "not_yet", "wordless"]
Freshness = Literal["current", "changed", "unknown"]
Provenance = Literal["reviewed", "person", "imported", "machine"]


class LanguageState(Schema):
    """Which language was asked for, which is served, and how far the words that are served can be trusted."""

    requested: str
    served: str = Field(description="Differs from `requested` only where `fallback` allowed it.")
    original: str | None = Field(description="Language of the original. Null where it is not known or has no words.")
    completeness: Completeness = Field(
        description="`original`: this is the original itself. `partly`: some paragraphs are still the original's. "
        "`not_yet`: nothing is translated. `wordless`: facts without words."
    )
    freshness: Freshness = Field(description="`changed`: the original has changed since this was translated.")
    changed_share: float | None = Field(
        ge=0, le=1, description="Share of the original's paragraphs that changed since; null where it is not known."
    )
    provenance: Provenance | None = Field(description="The weakest that any paragraph has; null for an original.")
    machine: bool = Field(description="At least one paragraph is a machine's and nobody has reviewed it.")
    reviewed: bool
    reviewed_at: datetime | None
    reviewed_as: str = Field(description="Role or organisation that answers for the words; never a person's name.")


class Edition(Schema):
    """The same content in one of the languages it is public in."""

    locale: str
    url: str | None = Field(description="The page for readers; null for what has no page of its own.")
    api: str = Field(description="The same item of this API in that language.")
    completeness: Completeness
    freshness: Freshness
    provenance: Provenance | None


class Item(Schema):
    """What every item has."""

    id: str = Field(description="The same in every language.")
    title: str
    url: str | None = Field(description="The page for readers; null for what has no page of its own.")
    api: str
    language: LanguageState
    editions: list[Edition] = Field(description="All languages in which it is public, this one included.")


class Reference(Schema):
    """Something else, named. Its name is in the best language there is: see `locale`."""

    id: str
    resource: str = Field(description="The resource that serves it, such as `regions`.")
    title: str
    locale: str
    url: str | None
    api: str


class Text(Schema):
    """Formatted text, twice: as clean HTML with absolute addresses, and as plain text."""

    html: str
    text: str


class Rendition(Schema):
    """One size of a picture."""

    name: Literal["small", "medium", "large", "share"]
    url: str
    width: int
    height: int
    type: str = Field(description="Media type, such as `image/webp`.")


class Picture(Schema):
    """A picture in its sizes. `decorative`: it says nothing that the text does not; then `alt` is empty."""

    alt: str
    alt_locale: str = Field(description="Language of `alt` (BCP 47).")
    decorative: bool
    credit: str
    renditions: list[Rendition]


class Document(Schema):
    """A file to download, or the address of one elsewhere."""

    title: str
    url: str
    locale: str | None = Field(description="Language of the document (BCP 47); null if it is not known.")
    year: int | None
    kind: str = ""


class Partial(Schema):
    """A date as far as it is known: `2021`, `2021-06` or `2021-06-22` (ISO 8601)."""

    start: str | None
    end: str | None
