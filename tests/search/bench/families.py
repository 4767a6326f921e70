"""Recall and precision over interface strings, with a spelling dictionary as the judge of what is one word.

Hunspell gives the stems of every word of the strings; a string is relevant for a query of one word if it has a word
with a stem in common. The judge is independent of our word lists, and not always right: read differences, not levels.
On a Debian: apt-get install hunspell hunspell-en-us hunspell-fr hunspell-es hunspell-pl hunspell-de-de hunspell-it
hunspell-ar hunspell-uk
"""

import random
import shutil
import subprocess
from collections import defaultdict

from cms.core.searchable import SearchDocument
from search import entries, evaluation, matching
from search.analysis.stop_words import stop_words
from search.analysis.words import fold, split
from search.query import read_query
from search.scratch import scratch_index

from .peer import Peer

DICTIONARIES = {
    "en": "en_US",
    "fr": "fr_FR",
    "es": "es_ES",
    "pl": "pl_PL",
    "de": "de_DE",
    "it": "it_IT",
    "ar": "ar",
    "uk": "uk_UA",
}
STRINGS = 1500
QUERIES = 150


def measure() -> dict[str, dict[str, tuple[float, float]]]:
    """Who to language to (recall@10, precision); empty if there is no judge on this machine."""
    if not shutil.which("hunspell"):
        return {}
    found = {"ours": {}, "Wagtail's": {}}
    for language, dictionary in DICTIONARIES.items():
        texts = [text[:300] for text in evaluation.other_texts(language, STRINGS)]
        judged = _judged(language, dictionary, texts)
        with scratch_index():
            _index(language, texts)
            found["ours"][language] = _score(judged, lambda query, code=language: _ours(query, code))
        with Peer(language, texts) as peer:
            found["Wagtail's"][language] = _score(judged, peer.find)
    return found


def _stems(words: list[str], dictionary: str) -> dict[str, set[str]]:
    """Word to the stems that the dictionary knows for it."""
    done = subprocess.run(
        ["hunspell", "-i", "utf-8", "-s", "-d", dictionary],
        input="\n".join(words),
        capture_output=True,
        text=True,
        check=False,
    )
    stems = defaultdict(set)
    for line in done.stdout.splitlines():
        word, _space, stem = line.partition(" ")
        if stem:
            stems[word].add(stem.strip().lower())
    return stems


def _judged(language, dictionary, texts) -> list[tuple[str, set[int]]]:
    """Queries of one word, each with the numbers of the strings it should find."""
    places = defaultdict(set)
    for number, text in enumerate(texts):
        for word in split(text):
            places[word].add(number)
    stems = _stems(sorted(places), dictionary)
    by_stem = defaultdict(set)
    for word, own in stems.items():
        for stem in own:
            by_stem[stem].add(word)
    ignored = stop_words(language)
    queries = []
    for word in sorted(stems):
        family = set().union(*(by_stem[stem] for stem in stems[word]))
        if len(word) > 3 and len(family) > 1 and fold(word) not in ignored:
            queries.append((word, set().union(*(places[each] for each in family))))
    return random.Random(language).sample(queries, min(QUERIES, len(queries)))


def _index(language, texts):
    rows = [
        entries.Row("bench.text", number, "text", (SearchDocument(language, "", "", str(number), body=text),))
        for number, text in enumerate(texts)
    ]
    for start in range(0, len(rows), 200):
        entries.write(rows[start : start + 200])


def _ours(query, language) -> list[int]:
    return [int(hit.key) for hit in matching.in_language(read_query(query), language)]


def _score(judged, find) -> tuple[float, float]:
    recall, precision = [], []
    for query, relevant in judged:
        found = find(query)
        recall.append(len(relevant & set(found[:10])) / min(10, len(relevant)))
        if found:
            precision.append(len(relevant & set(found)) / len(found))
    return sum(recall) / len(recall), sum(precision) / len(precision)
