"""Words that some write together and others apart: ``co-operation``, ``round table``, ``می‌شود``, ``10 000``.

A text is kept by its words, and beside them by what some of them make together; a query is read in the same way. So
each spelling finds the others, and no list has to know which words go together.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .words import JOINER, LONGEST_WORD, UNSEEN, WORD, normalise, without_points

MOST_PARTS = 6  # words in one with hyphens: what is longer is an address
LONGEST = 24  # letters of what was written apart and is looked for together
DASHES = "".join(chr(code) for code in range(0x20000) if unicodedata.category(chr(code)) == "Pd")
# A line may end after a hyphen: PDF files and mails break words there.
DASH = re.compile(rf"[{re.escape(DASHES)}\u2212\u2043\u00b7\u2027\u30fb](?:[^\S\n]*\n\s*)?")
HYPHEN, SPACE = "-", " "
THOUSANDS = re.compile(r"[ ,.٬]")


class Piece(NamedTuple):
    """A word, where it stands, and how it is tied to the word before: by a hyphen, only by a space, or not at all.

    ``capital`` tells that it begins with one.
    """

    word: str
    begin: int
    end: int
    tie: str
    capital: bool


class Together(NamedTuple):
    """Words that stand side by side, from one to another, and whether they are written as one: with hyphens."""

    first: int
    last: int
    as_one: bool


def pieces(text: str) -> list[Piece]:
    """The words of a text as ``split`` gives them, with what ties them."""
    text = without_points(normalise(text))
    return pieced(text, WORD.finditer(text), lambda word: word.lower()[:LONGEST_WORD])


def pieced(text: str, found, word_of) -> list[Piece]:
    """The same of words that a pattern found in any text."""
    made: list[Piece] = []
    before, last = "", 0
    for match in found:
        word, (begin, end) = word_of(match[0]), match.span()
        between = text[last:begin]
        tie = HYPHEN if word.isdigit() and _goes_on(before, between, word) else _tie(between, len(before), len(word))
        made.append(Piece(word, begin, end, tie if made else "", text[begin].isupper()))
        before, last = word, end
    return made


def _goes_on(before, between, word) -> bool:
    """Whether a number goes on: 10 000."""
    sign = THOUSANDS.fullmatch(unicodedata.normalize("NFKC", between))
    return bool(sign) and len(word) == 3 and len(before) <= 3 and before.isdigit()


@lru_cache(maxsize=2_000)
def _tie(between, before, after) -> str:
    """What is between two words of so many letters. Acronyms of doubled letters have a point there: EE.UU."""
    between = between.translate(UNSEEN)
    if DASH.fullmatch(between) or (between == "." and before == after == 2):
        return HYPHEN
    return "" if between.strip(" '\n\t\xa0\u202f") else SPACE


def together(found: list[Piece]) -> Iterator[Together]:
    """All that words make with their neighbours: each whole that has hyphens, and any two side by side."""
    begin = 0
    for place in range(1, len(found) + 1):
        if place < len(found) and found[place].tie == HYPHEN:
            continue
        if 1 < place - begin <= MOST_PARTS:
            yield Together(begin, place - 1, True)
        for last in range(begin + 1, place):
            if place - begin > 2:
                yield Together(last - 1, last, False)
        if place < len(found) and found[place].tie == SPACE:
            yield Together(place - 1, place, False)
        begin = place


def joined(found: list[Piece], each: Together) -> str:
    """What words make when nothing is between them."""
    return "".join(piece.word for piece in found[each.first : each.last + 1]).replace(JOINER, "")[:LONGEST_WORD]
