"""From a query to the entries that have it: who matches, in which order, and how many there are of each kind."""

from collections import Counter
from itertools import chain
from typing import NamedTuple

from . import tokens
from .query import Query, forms_that_count, loose, read_query, required, says_nothing, strict


class Hit(NamedTuple):
    """One matching entry, as far as order and counts need it. Its fields stand in the order that hits are sorted by."""

    points: int
    day: str
    id: int
    language: str
    key: str
    facets: str  # name:value, separated by spaces; the kind is one of them


def in_language(query: Query, language: str) -> list[Hit]:
    """Entries of a language that have all words of a query, the best first."""
    return hits_of(strict([(language, forms_that_count(query, language))]))


def in_part(query: Query, language: str) -> list[Hit]:
    """Entries of a language that have some of the words, those with most of them first."""
    return hits_of(loose(language, forms_that_count(query, language)))


def in_languages(query: Query, languages: list[str]) -> list[Hit]:
    """The same as ``in_language`` for several at once, without those in which the words are only stop words.

    Each language is asked for by parts of its own: one condition over all of them takes PostgreSQL seconds. Most have
    nothing, so all are asked that first, and how good a match is only where there is one.
    """
    asked = [language for language in languages if not says_nothing(query.words, language)]
    wanted = [(language, forms) for language in asked if (forms := forms_that_count(query, language))]
    numbers = tokens.numbers([required(*pair) for pair in wanted])
    having = [pair for pair, number in zip(wanted, numbers, strict=True) if number]
    return hits_of([part for pair in having for part in strict([pair])])


def of_phrases(phrases: list[tuple[str, str]]) -> list[Hit]:
    """Entries that have all words of any of several phrases, pairs of a language and a text."""
    wanted = [(language, forms_that_count(read_query(text), language)) for language, text in phrases]
    return hits_of([part for pair in wanted if pair[1] for part in strict([pair])])


def hits_of(parts) -> list[Hit]:
    """What earns points, the best first; among equals the newest, and what has no date last."""
    return [Hit._make(row) for row in sorted(tokens.hits(parts), reverse=True)]


def filtered(hits: list[Hit], chosen: dict[str, str]) -> list[Hit]:
    """The hits that have every chosen value."""
    wanted = {f"{name}:{value}" for name, value in chosen.items()}
    return [hit for hit in hits if wanted <= set(hit.facets.split())] if wanted else hits


def counts(hits: list[Hit], chosen: dict[str, str], names: list[str]) -> dict[str, dict[str, int]]:
    """For each facet, how many hits each of its values would leave beside the other choices."""
    unfiltered = _count(filtered(hits, chosen))
    found = {}
    for name in names:
        others = {other: value for other, value in chosen.items() if other != name}
        counted = _count(filtered(hits, others)) if name in chosen else unfiltered
        found[name] = {
            facet.removeprefix(f"{name}:"): number for facet, number in counted.items() if facet.startswith(f"{name}:")
        }
    return found


def _count(hits) -> Counter:
    return Counter(chain.from_iterable(hit.facets.split() for hit in hits))
