"""What is kept of a text's words: the tokens it is found by, and the words that the vocabulary takes up."""

from collections import Counter

from cms.core.searchable import SearchDocument

from . import tokens
from .analysis import analyse
from .analysis.compounds import joined, pieces, together
from .analysis.languages import treatment
from .analysis.stop_words import stop_words
from .analysis.words import JOINER, fold, split

LONGEST_BODY = 200_000  # letters of a text that are looked at
SHORTEST_NAME = 3  # letters of a word in the name of a place
OFTEN = 3  # a word said as often as this is what a text is about
SHORTEST, LONGEST = 3, 40  # letters of a word that is offered


def tokens_of(document: SearchDocument) -> set[str]:
    """The tokens of all classes. The same words found in the title or the lead are there once more as such."""
    language = document.language
    title, summary = _said(document.title, language), _said(document.summary, language)
    said = _said(document.body[:LONGEST_BODY], language)
    lead = {*summary, *(forms for forms, times in said.items() if times >= OFTEN)}
    places = ((tokens.TITLE, title), (tokens.LEAD, lead), ("", {*title, *lead, *said}))
    found = {tokens.token(language, tokens.PREFIX, form) for forms in title for form in forms.exact | forms.others}
    for place, some in places:
        for forms in some:
            found |= tokens.of_forms(language, place, forms)
    for place, names in (
        (tokens.TITLE, document.other_titles),
        ("", document.other_titles | document.names),
    ):
        words = {fold(word) for name in names for word in split(name)} - stop_words(language)
        found |= {tokens.token(language, place + tokens.OTHER, word) for word in words if len(word) >= SHORTEST_NAME}
    return found


def _said(text: str, language: str) -> Counter:
    """The forms of the words of a text, and how often each is said."""
    return Counter(analyse(text, language))


def words_in(text: str, language: str) -> set[str]:
    """The words of a text that are worth offering to somebody: no numbers, no crumbs."""
    how, found, said = treatment(language), set(), pieces(text)
    wholes = {joined(said, each) for each in together(said) if each.as_one}
    for word in wholes.union(piece.word for piece in said):
        first, apostrophe, rest = word.partition("'")
        word = rest if apostrophe and first in how.elisions else word
        if SHORTEST <= len(word) <= LONGEST and not any(letter.isdigit() or letter == JOINER for letter in word):
            found.add(word)
    return found
