"""One item of a feed, whatever format it is written in."""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cms.core import languages
from cms.translations.states import State

NAMESPACE = uuid.UUID("5f0e5f0a-6c1c-5d0e-9a57-0c6f6f2a7a35")
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # where a row does not tell when it was published


@dataclass(frozen=True)
class Item:
    """Something published in one language. Addresses are absolute, ``html`` is clean, moments are aware."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    language: str
    published: datetime
    updated: datetime
    state: State
    tags: list[str] = field(default_factory=list)

    @property
    def direction(self) -> str:
        return languages.direction(self.language)

    @property
    def translation(self) -> str:
        return self.state.in_one_word


def item_id(key: uuid.UUID, language: str) -> str:
    """The same for ever, also when the address changes; each language has its own."""
    return uuid.uuid5(NAMESPACE, f"{key}:{language}").urn


def published_at(row) -> datetime:
    return row.first_published_at or row.last_published_at or NEVER


def updated_at(row) -> datetime:
    return max(published_at(row), row.last_published_at or NEVER)
