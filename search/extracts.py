"""The passage of a text that shows why it was found, with the words marked. Done here, not in the database: only our
own analysis knows that ``uchodźców`` is what somebody who typed ``uchodźca`` was looking for."""

import re
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .analysis import Forms, analyse_name, analyse_together, analyse_word, may_be_name
from .analysis.compounds import pieced, together
from .analysis.words import ACRONYM, APOSTROPHES, INVISIBLE, JOINER, LETTER, LONGEST_WORD, fold, lowered

LENGTH = 260  # letters of an extract
BEFORE = 80  # of them, at most, before the first marked word
LOOKED_AT = 40_000  # letters of a text
INSIDE = re.escape("".join(map(chr, INVISIBLE)))
BETWEEN = re.escape("'" + "".join(map(chr, APOSTROPHES)) + JOINER)
# A word as it stands in the text, before it is normalised: invisible marks inside it are part of it.
RAW_WORD = re.compile(
    rf"{ACRONYM}|{LETTER}(?:[{INSIDE}]|{LETTER})*(?:[{BETWEEN}](?:{LETTER})(?:[{INSIDE}]|{LETTER})*)*"
)


def matches(text: str, language: str, wanted: tuple[Forms, ...]) -> list[tuple[int, int, int]]:
    """Where words of the query stand: (begin, end, which of them). What words make together is one of them."""
    text = text[:LOOKED_AT]
    pieces = pieced(text, RAW_WORD.finditer(text), _word)
    found = [(piece.begin, piece.end, analyse_word(piece.word, language)) for piece in pieces]
    if any(each.sounds for each in wanted):
        names = [piece for piece in pieces if may_be_name(piece, language)]
        found += [(piece.begin, piece.end, analyse_name(piece.word, language)) for piece in names]
    letters = tuple({form for each in wanted for form in each.exact | each.stems})
    for each in together(pieces):
        # Of all that stands side by side in a text little begins like a word of the query: the rest is passed over.
        if _begins(fold(pieces[each.first].word), letters):
            forms = analyse_together(pieces, each, language)
            found.append((pieces[each.first].begin, pieces[each.last].end, forms))
    return _apart(
        (begin, end, number)
        for begin, end, forms in found
        if (number := next((place for place, each in enumerate(wanted) if forms.has(each)), None)) is not None
    )


def _begins(word: str, letters) -> bool:
    return any(form.startswith(word) for form in letters)


def _apart(found) -> list[tuple[int, int, int]]:
    """In their order, the longer of what overlaps."""
    kept: list[tuple[int, int, int]] = []
    for begin, end, number in sorted(found, key=lambda each: (each[0], -each[1])):
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, end, number))
    return kept


@lru_cache(maxsize=20_000)
def _word(found: str) -> str:
    """A word as it stands in a text as ``split`` gives it."""
    return lowered(found)[:LONGEST_WORD]


def marked(text: str, language: str, wanted: tuple[Forms, ...]) -> SafeString:
    """The whole text as safe HTML with the words of the query marked."""
    return _html(text, 0, len(text), matches(text, language, wanted))


def extract(text: str, language: str, wanted: tuple[Forms, ...]) -> str:
    """The passage with the most different words of the query, marked, as safe HTML; empty if none stands in it."""
    found = matches(text, language, wanted)
    if not found:
        return ""
    best = max(found, key=lambda each: (len(_within(found, each[0])), -each[0]))
    begin = _begin(text, best[0])
    end = min(len(text), begin + LENGTH)
    if end < len(text):
        end = max(text.rfind(" ", begin, end), best[1])
    html = _html(text, begin, end, found)
    return format_html("{}{}{}", "… " if begin else "", html, " …" if end < len(text) else "")


def beginning(text: str) -> str:
    """The first words of a text."""
    if len(text) <= LENGTH:
        return text
    return text[: max(text.rfind(" ", 0, LENGTH), LENGTH // 2)] + " …"


def _within(found, start):
    return {number for begin, _end, number in found if start <= begin < start + LENGTH - BEFORE}


def _begin(text, start):
    """Where the sentence begins, if that is not too far before; else a space."""
    earliest = max(0, start - BEFORE)
    if earliest == 0:
        return 0
    ends = [match.end() for match in re.finditer(r"[.!?؟;:]\s|\n", text[earliest:start])]
    if ends:
        return earliest + ends[-1]
    space = text.find(" ", earliest, start)
    return space + 1 if space >= 0 else start


def _html(text, begin, end, found):
    pieces, place = [], begin
    for start, stop, _number in found:
        if begin <= start and stop <= end:
            pieces.append((text[place:start], text[start:stop]))
            place = stop
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[place:end])
