"""Stems by the algorithms of the Snowball project."""

from functools import cache, lru_cache
from importlib.metadata import version
from threading import Lock

import snowballstemmer

SNOWBALL = version("snowballstemmer")


@cache
def _stemmer(algorithm: str):
    return snowballstemmer.stemmer(algorithm), Lock()


@lru_cache(maxsize=20_000)
def stem(word: str, algorithm: str) -> str:
    """The stem of a word; the word itself where there is no algorithm."""
    if not algorithm:
        return word
    stemmer, lock = _stemmer(algorithm)
    with lock:  # a stemmer keeps the word it works on in itself, and threads share it
        return stemmer.stemWord(word)
