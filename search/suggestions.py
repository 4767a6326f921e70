"""Titles that begin like what somebody is typing."""

from .address import address_for
from .analysis.apostrophes import without_elision
from .analysis.languages import treatment
from .analysis.words import fold
from .matching import hits_of
from .models import EntryText
from .query import Query
from .results import public
from .tokens import PREFIX, Part, token

MOST = 6
SHORTEST = 2  # letters that are typed


def suggest(query: Query, language: str) -> list[dict]:
    """At most six titles of the reader's language in which every typed word begins a word."""
    if len(fold("".join(query.words))) < SHORTEST:
        return []
    words = tuple(_beginnings(word, query, language) for word in query.words if fold(word))
    found = hits_of([Part(0, words)])[: MOST * 3]
    found_texts = EntryText.objects.filter(pk__in=[hit.id for hit in found]).select_related("entry")
    texts = {text.pk: text for text in public(list(found_texts))}
    rows: dict[str, dict] = {}
    for hit in found:
        if text := texts.get(hit.id):
            rows.setdefault(text.title, {"title": text.title, "url": address_for(language, text.path, language)})
    return list(rows.values())[:MOST]


def _beginnings(word: str, query: Query, language: str) -> frozenset[str]:
    """The tokens that a word of a title may begin with: with what leans on it or without, and with its neighbours."""
    wholes = [whole for whole, parts in query.wholes if word in parts]
    folded = map(fold, [word, without_elision(word, treatment(language)), *wholes])
    return frozenset(token(language, PREFIX, each) + "*" for each in folded if each)
