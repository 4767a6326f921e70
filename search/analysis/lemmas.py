"""Dictionary forms of words, from simplemma's word lists kept in files that are read in place.

simplemma itself unpacks a list into memory when it is first asked, which takes seconds and up to 900 MB. Here each
list is written once, at install (``manage.py build_lemmas``), into a small database of its own that all processes of a
server share through the system's file cache: a process needs next to no memory for it, and no request waits.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import DictionaryFactory, frontcode
from simplemma.strategies.dictionaries.dictionary_factory import _read_decompressed

from .languages import TABLE

SIMPLEMMA = version("simplemma")


def path_of(lemmas: str) -> Path:
    """The file of a word list. The version is in its name: another version is another file."""
    return Path(settings.LEMMA_DIR) / f"{lemmas}-{SIMPLEMMA}.sqlite3"


def missing() -> list[str]:
    """Word lists of the table that have not been built."""
    return [each.lemmas for each in TABLE.values() if each.lemmas and not path_of(each.lemmas).exists()]


def build(lemmas: str) -> int:
    """Write the file of a word list and give the number of its words. Half-written files are never taken for it."""
    path = path_of(lemmas)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    database = sqlite3.connect(partial)
    try:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("CREATE TABLE word (form TEXT PRIMARY KEY, lemma TEXT) WITHOUT ROWID")
        # A word that is its own lemma is kept without it: most of the file is words.
        words = ((form.decode(), None if lemma == form else lemma.decode()) for form, lemma in _words(lemmas))
        database.executemany("INSERT INTO word VALUES (?, ?)", words)
        count = database.execute("SELECT count(*) FROM word").fetchone()[0]
        database.commit()
        database.close()
        partial.replace(path)
    finally:
        database.close()
        partial.unlink(missing_ok=True)
    return count


def _words(lemmas: str) -> Iterator[tuple[bytes, bytes]]:
    """All forms and lemmas of a list, one after the other.

    simplemma's public ways either hold the whole list in memory or look each word up again, which takes five times as
    long; so its own reader is used here, and a test says when another version has moved it.
    """
    data = _read_decompressed(lemmas)
    backwards, _count, start = frontcode._read_header(data)
    for _place, form, lemma in frontcode._iter_records(data, start):
        yield (form[::-1], lemma[::-1]) if backwards else (form, lemma)


class WordFile(Mapping[str, str]):
    """A word list as a mapping from forms to lemmas, read from its file."""

    def __init__(self, path: Path):
        self.path = path
        self._process: int | None = None

    def _ask(self, statement: str, *values):
        # A connection must not cross a fork. Threads may share one: SQLite is built to lock for itself.
        if self._process != os.getpid():
            self._database = sqlite3.connect(f"file:{self.path}?immutable=1", uri=True, check_same_thread=False)
            self._process = os.getpid()
        return self._database.execute(statement, values)

    def get(self, form: str, default: Any = None) -> Any:
        row = self._ask("SELECT lemma FROM word WHERE form = ?", form).fetchone()
        return default if row is None else row[0] or form

    def next_to(self, form: str) -> str:
        """The first word that stands at a place of the alphabet or after it; empty behind the last."""
        row = self._ask("SELECT form FROM word WHERE form >= ? ORDER BY form LIMIT 1", form).fetchone()
        return row[0] if row else ""

    def __getitem__(self, form):
        if (lemma := self.get(form)) is None:
            raise KeyError(form)
        return lemma

    def __contains__(self, form):
        return self.get(form) is not None

    def __iter__(self):
        return (row[0] for row in self._ask("SELECT form FROM word"))

    def __len__(self):
        return self._ask("SELECT count(*) FROM word").fetchone()[0]


class WordFiles(DictionaryFactory):
    """Gives simplemma our files in place of its own lists; a list that was not built is empty."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return _word_file(path_of(lang)) if is_built(lang) else {}


@cache
def _word_file(path):
    return WordFile(path)


@cache
def _built(path) -> bool:
    return path.exists()


def is_built(lemmas: str) -> bool:
    """Whether there is a file; looked up once, so that a process speaks of one state as long as it lives."""
    return _built(path_of(lemmas))


def begins(start: str, lemmas: str) -> bool:
    """Whether any word of a list begins like that."""
    return is_built(lemmas) and _word_file(path_of(lemmas)).next_to(start).startswith(start)


def is_lemma(word: str, lemmas: str) -> bool:
    """Whether a word list has a word as a dictionary form."""
    return is_built(lemmas) and _word_file(path_of(lemmas)).get(word) == word


def knows(word: str, lemmas: str) -> bool:
    """Whether a word list has a word, as it stands."""
    return is_built(lemmas) and word in _word_file(path_of(lemmas))


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(cache_max_size=1, lemmatization_strategy=DefaultStrategy(dictionary_factory=WordFiles()))


@lru_cache(maxsize=20_000)
def lemma(word: str, lemmas: str) -> str:
    """The dictionary form of a word; the word itself where it is not known or the list was not built."""
    if not lemmas or not is_built(lemmas):
        return word
    return _lemmatizer().lemmatize(word, lemmas).lower()
