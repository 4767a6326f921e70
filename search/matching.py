"""From a query to the entries that have it: who matches, in which order, and how many there are of each kind."""

from collections import Counter
from dataclasses import dataclass

from . import tokens
from .analysis.words import split
from .query import Query, forms_that_count, loose, places_that_count, strict


@dataclass(frozen=True)
class Hit:
    """One matching entry, as far as order and counts need it."""

    id: int
    language: str
    key: str
    day: str
    traits: frozenset[tuple[str, str]]  # its facets, its kind among them
    points: int


def in_language(query: Query, language: str) -> list[Hit]:
    """Entries of a language that have all words of a query, the best first."""
    return hits_of(strict([(language, forms_that_count(query.words, language))]))


def in_part(query: Query, language: str) -> list[Hit]:
    """Entries of a language that have some of the words, those with most of them first."""
    return hits_of(loose(language, forms_that_count(query.words, language)))


def in_languages(query: Query, languages: list[str]) -> list[Hit]:
    """The same as ``in_language`` for several at once.

    Languages leave out different stop words, so those that ask for the same words are asked together.
    """
    together = {}
    for language in languages:
        if places := places_that_count(query.words, language):
            together.setdefault(places, []).append((language, forms_that_count(query.words, language)))
    return hits_of([part for wanted in together.values() for part in strict(wanted)])


def of_phrases(phrases: list[tuple[str, str]]) -> list[Hit]:
    """Entries that have all words of any of several phrases, pairs of a language and a text."""
    wanted = [(language, forms_that_count(tuple(split(text)), language)) for language, text in phrases]
    return hits_of([part for pair in wanted if pair[1] for part in strict([pair])])


def hits_of(parts) -> list[Hit]:
    """What earns points, the best first."""
    rows = [
        Hit(pk, language, key, day, frozenset(_traits(facets, kind)), points)
        for pk, language, key, day, facets, kind, points in tokens.hits(parts)
    ]
    # The newest first among equals; what has no date comes after what has one.
    return sorted(rows, key=lambda hit: (hit.points, hit.day, hit.id), reverse=True)


def _traits(facets: str, kind: str):
    yield "kind", kind
    for facet in facets.split():
        name, _colon, value = facet.partition(":")
        yield name, value


def filtered(hits: list[Hit], chosen: dict[str, str]) -> list[Hit]:
    """The hits that have every chosen value."""
    wanted = set(chosen.items())
    return [hit for hit in hits if wanted <= hit.traits] if wanted else hits


def counts(hits: list[Hit], chosen: dict[str, str], name: str) -> Counter:
    """How many hits each value of a facet would leave beside the other choices."""
    others = {other: value for other, value in chosen.items() if other != name}
    return Counter(value for hit in filtered(hits, others) for facet, value in hit.traits if facet == name)
