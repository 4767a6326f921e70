"""Titles that begin like what somebody is typing."""

from .address import address_for
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
    folded = [fold(word) for word in query.words]
    if not folded or len("".join(folded)) < SHORTEST:
        return []
    words = tuple(frozenset([token(language, PREFIX, word) + "*"]) for word in folded if word)
    found = hits_of([Part(0, words)])[: MOST * 3]
    texts = EntryText.objects.filter(pk__in=[hit.id for hit in found]).select_related("entry")
    texts = {text.pk: text for text in public(list(texts))}
    rows = {}
    for hit in found:
        if text := texts.get(hit.id):
            rows.setdefault(text.title, {"title": text.title, "url": address_for(language, text.path, language)})
    return list(rows.values())[:MOST]
