"""The table of tokens: an inverted index that PostgreSQL (tsvector with GIN) and SQLite (FTS5) keep alike.

Neither database is asked to understand a language or to judge relevance: both get the same opaque tokens of letters and
digits, and so both give the same hits. A token says its language and its class (``fr0lmaison``: French, a lemma).
Looking for a token of a stricter class is looking for a better match. A form that is in several classes at once, as
most are, is one token with a letter for them together: half as many have to be written, and as many again to be looked
for in a query, which is little.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from .analysis import Forms

EXACT, LEMMA, STEM = "els"  # the class of a form
ALL = EXACT + LEMMA + STEM
LETTERS = {"e": "e", "l": "l", "s": "s", "el": "c", "es": "d", "ls": "f", "els": "a"}  # of classes together
TITLE, LEAD = "tp"  # put before the class, for words found there
OTHER = "j"  # what else a word or two together may be written as, and what a place is called elsewhere
PREFIX = "x"  # words of titles as they stand, whose beginnings are suggested
BATCH = 500
# Marks belong to words: without them in the categories a word in Devanagari would be cut at each vowel sign.
FTS5 = "fts5(tokens, detail=none, tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")"


def creation(temporary: bool = False) -> list[str]:
    """The statements that make the table, for this connection alone if it is temporary."""
    if connection.vendor == "postgresql":
        kind = "TEMPORARY TABLE" if temporary else "TABLE"
        return [
            f"CREATE {kind} search_tokens (rowid bigint PRIMARY KEY, tokens tsvector NOT NULL)",
            # Without a list of changes waiting to be sorted in, a search costs the same just after many changes.
            "CREATE INDEX search_tokens_tokens ON search_tokens USING gin (tokens) WITH (fastupdate = off)",
        ]
    return [f"CREATE VIRTUAL TABLE {'temp.' if temporary else ''}search_tokens USING {FTS5}"]


def token(language: str, letter: str, form: str) -> str:
    """One token; the 0 keeps the end of the language from being taken for a class."""
    return f"{''.join(filter(str.isalnum, language.lower()))}0{letter}{form}"


@lru_cache(maxsize=20_000)
def of_forms(language: str, place: str, forms: Forms) -> frozenset[str]:
    """The tokens that an entry has for a word, at a place (a title, a lead, or anywhere: empty)."""
    found = {token(language, place + LETTERS[own], form) for form, own in _classes(forms).items()}
    return frozenset(found.union(() if place else (token(language, OTHER, form) for form in forms.others)))


@lru_cache(maxsize=20_000)
def wanted(language: str, place: str, classes: str, forms: Forms) -> frozenset[str]:
    """The tokens of which an entry has one, if it has a word that is the same as this one in any of some classes."""
    found = {
        token(language, place + letter, form)
        for form, own in _classes(forms).items()
        for together, letter in LETTERS.items()
        if any(each in own and each in together for each in classes)
    }
    if classes == ALL and place != LEAD:
        found |= {token(language, place + OTHER, form) for form in forms.exact | forms.stems | forms.sounds}
    return frozenset(found)


def _classes(forms: Forms) -> dict[str, str]:
    """Each form with the classes that it is in."""
    found: dict[str, str] = {}
    for letter, some in zip(ALL, forms[:3], strict=True):
        for form in some:
            found[form] = found.get(form, "") + letter
    return found


@dataclass(frozen=True)
class Part:
    """Points for the entries that have, for each of several words, one of the word's tokens."""

    points: int
    words: tuple[frozenset[str], ...]


def put(rows: list[tuple[int, Iterable[str]]]) -> None:
    """Keep the tokens of entries, in place of those there may be."""
    values = [(entry_id, " ".join(sorted(tokens))) for entry_id, tokens in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                """INSERT INTO search_tokens
                SELECT id, array_to_tsvector(string_to_array(tokens, ' '))
                FROM unnest(%s::bigint[], %s::text[]) AS one (id, tokens)
                ON CONFLICT (rowid) DO UPDATE SET tokens = excluded.tokens""",
                [[entry_id for entry_id, _words in values], [words for _id, words in values]],
            )
        else:
            cursor.executemany("INSERT OR REPLACE INTO search_tokens (rowid, tokens) VALUES (%s, %s)", values)


def remove(entry_ids: Iterable[int]) -> None:
    ids = list(entry_ids)
    with connection.cursor() as cursor:
        for start in range(0, len(ids), BATCH):
            some = ids[start : start + BATCH]
            places = ", ".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM search_tokens WHERE rowid IN ({places})", some)  # noqa: S608 - only places


def numbers(parts: list[Part]) -> list[int]:
    """How many entries each of several parts matches."""
    if not parts:
        return []
    condition, expression = _condition()
    selects = [f"SELECT {place} AS place, COUNT(*) FROM search_tokens WHERE {condition}" for place in range(len(parts))]  # noqa: S608 - only our own text
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(selects)} ORDER BY place", [expression(part.words) for part in parts])
        return [number for _place, number in cursor.fetchall()]


def hits(parts: list[Part]) -> list[tuple]:
    """Rows (points, day, id, language, key, facets) of all entries that earn points, in no order.

    Only the index is asked who matches; no text is read, however many match.
    """
    if not parts:
        return []
    condition, expression = _condition()
    select = f"SELECT rowid, CAST(%s AS integer) AS points FROM search_tokens WHERE {condition}"  # noqa: S608
    values = [value for part in parts for value in (part.points, expression(part.words))]
    statement = f"""
        SELECT found.points, entry.day, entry.id, entry.language, entry.key, entry.facets
        FROM (SELECT rowid, SUM(points) AS points FROM ({" UNION ALL ".join([select] * len(parts))}) AS matched
              GROUP BY rowid) AS found
        CROSS JOIN search_searchentry AS entry WHERE entry.id = found.rowid"""  # noqa: S608 - only our own text
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _condition():
    """How this database is asked for a part: SQL with one value, and what makes that value of the part's words."""
    if connection.vendor == "postgresql":
        return "tokens @@ %s::tsquery", _tsquery
    return "search_tokens MATCH %s", _fts5


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
