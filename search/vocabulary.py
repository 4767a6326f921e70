"""The words of the public texts of each language: what a mistyped word may have meant."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

from .analysis.languages import treatment
from .analysis.words import JOINER, fold, split

SHORTEST, LONGEST = 3, 40
BATCH = 200


def words_in(text: str, language: str) -> set[str]:
    """The words of a text that are worth offering to somebody: no numbers, no crumbs."""
    elisions = treatment(language).elisions
    found = set()
    for word in split(text):
        first, apostrophe, rest = word.partition("'")
        word = rest if apostrophe and first in elisions else word
        if SHORTEST <= len(word) <= LONGEST and not any(letter.isdigit() or letter == JOINER for letter in word):
            found.add(word)
    return found


def count(language: str, words: Iterable[str], difference: int) -> None:
    """Note that as many entries more (or fewer) have each of the words. Words that none has are forgotten."""
    differences = Counter(words)
    rows = sorted(differences)  # in one order for everybody, so that two writers never wait for each other
    with connection.cursor() as cursor:
        for start in range(0, len(rows), BATCH):
            some = rows[start : start + BATCH]
            places = ", ".join(["(%s, %s, %s, %s, %s)"] * len(some))
            folds = {word: fold(word) for word in some}
            lines = [(language, word, folds[word], len(folds[word]), difference * differences[word]) for word in some]
            cursor.execute(
                f"INSERT INTO search_vocabularyword (language, word, folded, length, entries) VALUES {places} "  # noqa: S608
                "ON CONFLICT (language, word) DO UPDATE SET entries = search_vocabularyword.entries + excluded.entries",
                [value for line in lines for value in line],
            )
        if difference < 0 and rows:
            cursor.execute("DELETE FROM search_vocabularyword WHERE language = %s AND entries <= 0", [language])
