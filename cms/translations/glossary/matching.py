"""Finding words of a list in a text: whole words in any script, the longest first, in time that grows with the text."""

import re
import sys
import unicodedata
from collections import defaultdict
from functools import cache
from typing import NamedTuple

# Scripts that put no space between words: a term may begin and end anywhere in them.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# One character each, so that places in the text stay right: other spaces, other apostrophes.
ALIKE = str.maketrans({"\xa0": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " ", "’": "'", "ʼ": "'"})


@cache
def _words() -> re.Pattern:
    """Words with the marks that belong to their letters, which ``\\w`` leaves out; or one character of UNSPACED."""
    marks, start = [], None
    for code in range(0x300, 0x10000 if sys.maxunicode >= 0xFFFF else sys.maxunicode):
        is_mark = unicodedata.category(chr(code)) in ("Mn", "Mc")
        if is_mark and start is None:
            start = code
        elif not is_mark and start is not None:
            marks.append(f"{chr(start)}-{chr(code - 1)}")
            start = None
    return re.compile(f"[{UNSPACED}]|(?:(?![{UNSPACED}])[\\w{''.join(marks)}])+")


class Entry(NamedTuple):
    """One way of writing a word of the list."""

    text: str
    folded: str
    before: int  # characters before its first letter, such as an opening bracket
    exact: bool  # whether capitals count
    value: object


class Match(NamedTuple):
    start: int
    end: int
    value: object


class WordList:
    """Words to be found, each with a value. ``exact`` tells for each whether capitals count."""

    def __init__(self, words):
        self.entries = defaultdict(list)
        for text, exact, value in words:
            for form in {unicodedata.normalize(name, text.strip()) for name in ("NFC", "NFD")}:
                self._add(form.translate(ALIKE), exact, value)
        for entries in self.entries.values():
            entries.sort(key=lambda entry: -len(entry.text))

    def _add(self, text, exact, value):
        first = _words().search(text)
        if first:
            self.entries[first.group().casefold()].append(Entry(text, text.casefold(), first.start(), exact, value))

    def search(self, text: str) -> list[Match]:
        """All places where a word of the list stands, in order, none overlapping another."""
        plain, found, passed = text.translate(ALIKE), [], 0
        edges = {match.start(): match.end() for match in _words().finditer(plain)}
        ends = set(edges.values())
        for start, end in edges.items():
            for entry in self.entries.get(plain[start:end].casefold(), ()):
                begin, stop = start - entry.before, start - entry.before + len(entry.text)
                if begin >= passed and _same(entry, plain[begin:stop]) and _ends_there(stop, plain, ends):
                    found.append(Match(begin, stop, entry.value))
                    passed = stop
                    break
        return found

    def whole(self, word: str) -> list:
        """The values of those that the word is, as a whole."""
        plain = unicodedata.normalize("NFC", word.strip()).translate(ALIKE)
        first = _words().search(plain)
        entries = self.entries.get(first.group().casefold(), ()) if first else ()
        return [entry.value for entry in entries if entry.folded == plain.casefold()]


def _same(entry, piece) -> bool:
    return piece == entry.text if entry.exact else piece.casefold() == entry.folded


def _ends_there(stop, plain, ends) -> bool:
    """Whether a term that ends here does not end within a word."""
    return stop in ends or not _words().match(plain, stop - 1)
