"""The words of the public texts of each language: what a mistyped word may have meant."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection

from .analysis.languages import treatment
from .analysis.words import JOINER, fold, split
from .models import VocabularyWord

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
    for start in range(0, len(rows), BATCH):
        some = {word: difference * differences[word] for word in rows[start : start + BATCH]}
        _add(language, some)
        if difference < 0:
            VocabularyWord.objects.filter(language=language, word__in=some, entries__lte=0).delete()


def _add(language, differences):
    places = ", ".join(["(%s, %s, %s, %s, %s)"] * len(differences))
    folds = {word: fold(word) for word in differences}
    lines = [(language, word, folds[word], len(folds[word]), more) for word, more in differences.items()]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO search_vocabularyword (language, word, folded, length, entries) VALUES {places} "  # noqa: S608
            "ON CONFLICT (language, word) DO UPDATE SET entries = search_vocabularyword.entries + excluded.entries",
            [value for line in lines for value in line],
        )
