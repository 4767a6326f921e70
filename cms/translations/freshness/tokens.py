"""What a text is made of for comparing: words, numbers, addresses and signs."""

import html
import re
import unicodedata
from typing import NamedTuple

# Letters with their combining marks, tatweel and the joiners of Persian count as parts of a word.
_LETTER = r"\w\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c\u200d"
_TOKEN = re.compile(
    r"(?P<address>[a-z][a-z0-9+.\-]*://[^\s<>\"]+|www\.[^\s<>\"]+|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+)"
    r"|(?P<number>[+\-]?\d(?:[\d.,:/'٫٬ \-]*\d)?)"
    rf"|(?P<word>[{_LETTER}]+(?:'[{_LETTER}]+)*'?)"
    r"|(?P<sign>\S)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_SAME = str.maketrans(dict.fromkeys("‘’ʼ", "'") | dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\xa0\u202f\u2009", " "))
_MEANT = set("%‰&@#/?؟;\u037e")  # punctuation to Unicode, but they carry meaning (; asks a question in Greek)


class Token(NamedTuple):
    kind: str  # address, number, word or sign
    text: str
    begins: bool  # whether it begins a sentence


def plain(text: str) -> str:
    """The words of a string: without tags, entities resolved, quotes, dashes and spaces of one sort each."""
    bare = html.unescape(_TAG.sub("", _BREAK.sub(" ", text)))
    return unicodedata.normalize("NFC", bare).translate(_SAME)


def tokens(text: str) -> list[Token]:
    """The parts of a string in order."""
    found, begins = [], True
    for match in _TOKEN.finditer(plain(text)):
        kind, value = match.lastgroup, match.group()
        if kind == "address":
            value = value.rstrip(".,;:!?)'")
        found.append(Token(kind, _digits(value) if kind == "number" else value, begins))
        begins = kind == "sign" and (value in '.!?:؟;«“"([' or begins)
    return found


def words(text: str) -> list[str]:
    """What is left of a string without case and punctuation. Signs that carry meaning stay."""
    return [_folded(token) for token in tokens(text) if token.kind != "sign" or carries_meaning(token.text)]


def carries_meaning(sign: str) -> bool:
    return sign in _MEANT or unicodedata.category(sign)[0] in "SN"


def bare(word: str) -> str:
    """A word for looking it up: without case, accents and vowel marks."""
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if not _is_mark(char))


def _folded(token):
    return token.text.casefold().rstrip("'") if token.kind == "word" else token.text


def _is_mark(char):
    return unicodedata.category(char) == "Mn" or char in "ـ\u200c\u200d"


def _digits(number):
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in number)
