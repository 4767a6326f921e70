"""The words of the public texts of each language: what a mistyped word may have meant."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db import connection

from .analysis.words import fold
from .models import VocabularyWord

BATCH = 500


def change(before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]) -> None:
    """Note that texts, pairs of a language and its words, took the place of others. Words that none has are forgotten.

    Words that are in both cost nothing: most of a text that is corrected stays as it was.
    """
    differences: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for texts, one in ((before, -1), (after, 1)):
        for language, words in texts:
            for word in words.split():
                differences[language][word] += one
    for language in sorted(differences):
        _change(language, {word: more for word, more in sorted(differences[language].items()) if more})


def _change(language, differences):
    words = list(differences)  # in one order for everybody, so that two writers never wait for each other
    for start in range(0, len(words), BATCH):
        _add(language, {word: differences[word] for word in words[start : start + BATCH]})
    if fewer := [word for word in words if differences[word] < 0]:
        unused = VocabularyWord.objects.filter(language=language, word__in=fewer, entries__lte=0)
        unused._raw_delete(unused.db)


def _add(language, differences):
    folds = [fold(word) for word in differences]
    if connection.vendor == "postgresql":  # three lists are bound several times faster than a thousand values
        rows = """SELECT %s, word, folded, length(folded), more
            FROM unnest(%s::text[], %s::text[], %s::integer[]) AS one (word, folded, more)"""
        values = [language, list(differences), folds, list(differences.values())]
    else:
        rows = f"VALUES {', '.join(['(%s, %s, %s, %s, %s)'] * len(folds))}"
        lines = zip(differences, folds, differences.values(), strict=True)
        values = [value for word, folded, more in lines for value in (language, word, folded, len(folded), more)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO search_vocabularyword (language, word, folded, length, entries) {rows} "
            "ON CONFLICT (language, word) DO UPDATE SET entries = search_vocabularyword.entries + excluded.entries",
            values,
        )
