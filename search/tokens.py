"""The table of tokens: an inverted index that PostgreSQL (tsvector with GIN) and SQLite (FTS5) keep alike.

Neither database is asked to understand a language or to judge relevance: both get the same opaque tokens of letters and
digits, and so both give the same hits. A token says its language and its class (``fr0lmaison``: French, a lemma).
Looking for a token of a stricter class is looking for a better match.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from .analysis import Forms

EXACT, LEMMA, STEM = "els"  # the class of a form
ALL = EXACT + LEMMA + STEM
TITLE, LEAD = "tp"  # put before the class, for words found there
PREFIX = "x"  # words of titles as they stand, whose beginnings are suggested
BATCH = 500
ON_POSTGRESQL = (
    "CREATE TABLE search_tokens (rowid bigint PRIMARY KEY, tokens tsvector NOT NULL)",
    "CREATE INDEX search_tokens_tokens ON search_tokens USING gin (tokens)",
)
# Marks belong to words: without them in the categories a word in Devanagari would be cut at each vowel sign.
ON_SQLITE = (
    "CREATE VIRTUAL TABLE search_tokens USING fts5"
    "(tokens, detail=none, tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")",
)


def token(language: str, letter: str, form: str) -> str:
    """One token; the 0 keeps the end of the language from being taken for a class."""
    return f"{''.join(filter(str.isalnum, language.lower()))}0{letter}{form}"


def of_forms(language: str, place: str, classes: str, forms: Forms) -> frozenset[str]:
    """The tokens of a word's forms in some classes, at a place (a title, a lead, or anywhere: empty)."""
    by_class = {EXACT: forms.exact, LEMMA: forms.lemmas, STEM: forms.stems}
    return frozenset(token(language, place + letter, form) for letter in classes for form in by_class[letter])


@dataclass(frozen=True)
class Part:
    """Points for the entries that have, for each of several words, one of the word's tokens."""

    points: int
    words: tuple[frozenset[str], ...]


def create() -> None:
    """Make the table, in a migration or for a scratch index."""
    with connection.cursor() as cursor:
        for statement in ON_POSTGRESQL if connection.vendor == "postgresql" else ON_SQLITE:
            cursor.execute(statement)


def put(entry_id: int, tokens: Iterable[str]) -> None:
    """Keep the tokens of an entry, in place of those it had."""
    remove([entry_id])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("INSERT INTO search_tokens VALUES (%s, array_to_tsvector(%s))", [entry_id, sorted(tokens)])
        else:
            words = " ".join(sorted(tokens))
            cursor.execute("INSERT INTO search_tokens (rowid, tokens) VALUES (%s, %s)", [entry_id, words])


def remove(entry_ids: Iterable[int]) -> None:
    ids = list(entry_ids)
    with connection.cursor() as cursor:
        for start in range(0, len(ids), BATCH):
            some = ids[start : start + BATCH]
            places = ", ".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM search_tokens WHERE rowid IN ({places})", some)  # noqa: S608 - only places


def hits(parts: list[Part]) -> list[tuple]:
    """Rows (id, language, key, day, facets, kind, points) of all entries that earn points, in no order.

    Only the index is asked who matches; no text is read, however many match.
    """
    if not parts:
        return []
    postgresql = connection.vendor == "postgresql"
    condition = "tokens @@ %s::tsquery" if postgresql else "tokens MATCH %s"
    expression = _tsquery if postgresql else _fts5
    select = f"SELECT rowid, CAST(%s AS integer) AS points FROM search_tokens WHERE {condition}"  # noqa: S608
    values = [value for part in parts for value in (part.points, expression(part.words))]
    statement = f"""
        SELECT entry.id, entry.language, entry.key, entry.day, entry.facets, entry.kind, found.points
        FROM (SELECT rowid, SUM(points) AS points FROM ({" UNION ALL ".join([select] * len(parts))}) AS matched
              GROUP BY rowid) AS found
        CROSS JOIN search_searchentry AS entry WHERE entry.id = found.rowid"""  # noqa: S608 - only our own text
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _quoted(word: str, quote: str) -> str:
    """A token as a literal of a query language. Tokens hold letters and digits only; this is the second lock."""
    return quote + "".join(letter for letter in word if letter not in "'\"\\*\x00") + quote


def _tsquery(words) -> str:
    def literal(word):
        return _quoted(word, "'") + (":*" if word.endswith("*") else "")

    return " & ".join(f"({' | '.join(map(literal, sorted(tokens)))})" for tokens in words)


def _fts5(words) -> str:
    def literal(word):
        return _quoted(word, '"') + ("*" if word.endswith("*") else "")

    return " AND ".join(f"({' OR '.join(map(literal, sorted(tokens)))})" for tokens in words)
