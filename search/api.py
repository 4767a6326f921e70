"""The search as data, handed in to the API."""

import datetime
from typing import Literal

from django.conf import settings
from django.utils import translation
from ninja import Query, Schema
from pydantic import Field
from wagtail.models import Locale

from cms.api.listing import Links
from cms.api.parameters import Code, Country, PageNumber, Slug, Words, Year, check_names
from cms.api.problems import not_found, too_many
from cms.api.resources import Endpoint
from cms.core.failures import each
from cms.core.sites import open_languages
from cms.operations.limits import share

from .answer import answer
from .fruitless import record
from .query import read_query
from .results import Result

OFTEN = 4  # times as many searches from one address as of a reader: a partner's server asks for many readers
FACETS = ("kind", "region", "country", "topic", "year")


class Hit(Schema):
    """Something that was found. Words of the query are marked in ``title`` and ``extract`` with ``<mark>``."""

    title: str = Field(description="HTML")
    extract: str = Field(description="HTML")
    url: str
    locale: str = Field(description="The language it is in.")
    kind: str = Field(description="What it is, in words of the language asked for.")
    date: datetime.date | None


class FoundElsewhere(Schema):
    """What was found only in another language."""

    locale: str
    total: int
    items: list[Hit]


class Hits(Schema):
    total: int
    in_part: bool = Field(description="Nothing has all the words; these have some of them.")
    items: list[Hit]
    other_languages: list[FoundElsewhere]
    suggestion: str | None = Field(description="Another spelling that finds more.")
    links: Links


class SearchParameters(Schema):
    locale: Code = Field(description="Language of the words, a code of `languages`.")
    q: Words = Field(description="The words, at most 300 letters.")
    kind: Literal["news", "roundtable", "region", "practice", "organisation", "page", "document"] | None = None
    region: Slug | None = Field(None, description="Slug of a region.")
    country: Country | None = Field(None, description="ISO 3166-1.")
    topic: Slug | None = Field(None, description="Slug of a topic.")
    year: Year | None = None
    page: PageNumber = 1


class SearchApi(Endpoint):
    name = "search"
    kept = False  # the index follows the content a moment later
    description = "The search of the site: words in any form, mistyped or not, and what other languages have."

    def add_to(self, api) -> None:
        @self.operation(api, "what has these words", SearchParameters, {200: Hits})
        def list_search(request, asked: Query[SearchParameters]):
            check_names(request)
            with translation.override(asked.locale):
                return _found(request, asked)


def _found(request, asked) -> dict:
    if asked.locale not in open_languages():
        raise not_found("There are no pages in this language yet.")
    request.api_share = left = share(request, "search.api", settings.SEARCH_RATE * OFTEN)
    if left.is_over:
        raise too_many(left)
    locale = Locale.objects.get(language_code=asked.locale)
    query = read_query(asked.q)
    chosen = {name: str(getattr(asked, name)) for name in FACETS if getattr(asked, name)}
    said = answer(query, asked.locale, locale.pk, chosen, asked.page)
    if said.fruitless:
        record(query, asked.locale)
    request.api_languages = [asked.locale]
    return {
        "total": said.total,
        "in_part": said.in_part,
        "items": _hits(request, said.results) if asked.page <= said.pages else [],
        "other_languages": [
            {
                "locale": group.language,
                "total": group.count,
                "items": _hits(request, group.results),
            }
            for group in said.groups
        ],
        "suggestion": said.suggestion or None,
        "links": {
            "next": _address(request, asked.page + 1) if asked.page < said.pages else None,
            "previous": _address(request, asked.page - 1) if 1 < asked.page <= said.pages else None,
        },
    }


def _hits(request, results) -> list[dict]:
    return each("api", results, lambda found: _hit(request, found), lambda found: found.title)


def _hit(request, found: Result) -> dict:
    return {
        "title": str(found.title),
        "extract": str(found.extract),
        "url": request.build_absolute_uri(found.url),
        "locale": found.language,
        "kind": found.kind,
        "date": datetime.date.fromisoformat(found.day) if found.day else None,
    }


def _address(request, number: int) -> str:
    query = request.GET.copy()
    query["page"] = number
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
