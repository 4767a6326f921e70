"""How fast: 100,000 entries of 250 words in ten languages, made of the words of real interfaces.

Every word is drawn as often as it is used there, so that some words are in nearly all texts of a language. A tenth of
the texts is analysed; each stands for ten entries with dates, places and kinds of their own, which is what a search
pays for.
"""

import gc
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace

from django.db import connection, transaction

from cms.core.searchable import SearchDocument
from search import corrections, entries, evaluation, matching, tokens, vocabulary
from search.analysis import version_of
from search.analysis.stop_words import stop_words
from search.analysis.words import fold, split
from search.answer import answer
from search.entry_words import tokens_of, words_in
from search.extracts import extract, marked
from search.facets import filters
from search.models import EntryText, SearchEntry
from search.query import forms_that_count, read_query

from .golden import GOLDEN

WORDS = 250
SAME = 10
KINDS = ("news", "practice", "region", "organisation", "document")


def measure(number: int, say) -> dict[str, str]:
    languages = list(GOLDEN)
    generator = random.Random(1)
    vocabularies = {language: _words(language) for language in languages}
    found = {"memory of a process that analysed ten languages, beside Django": _memory()}
    say("loading")
    begun = time.monotonic()
    _load(number, vocabularies, generator, say)
    found[f"loading {number:,} entries, s"] = f"{time.monotonic() - begun:.0f}"
    # What this bench keeps in memory is not what a process that searches has: it is not to be looked through again and
    # again by the garbage collector while it is measured.
    gc.collect()
    gc.freeze()
    say("searching")
    found |= _searching(vocabularies, generator)
    say("indexing")
    return found | _indexing(vocabularies, generator)


def _words(language) -> list[str]:
    return [word for text in evaluation.other_texts(language, 2000) for word in split(text)]


def _document(language, words, generator, number) -> SearchDocument:
    text = " ".join(generator.choices(words, k=WORDS))
    year = generator.randint(2015, 2026)
    facets = {
        ("region", f"region-{generator.randint(1, 30)}"),
        ("topic", f"topic-{generator.randint(1, 20)}"),
        ("country", generator.choice(("FR", "ES", "PL", "GR"))),
        ("year", str(year)),
    }
    title = " ".join(generator.choices(words, k=6))
    day = f"{year}-{generator.randint(1, 12):02}-01"
    return SearchDocument(language, title, "", str(number), text[:200], text, day, frozenset(facets))


def _indexing(vocabularies, generator) -> dict[str, str]:
    """One document after the other, each in a transaction of its own; the first of each language warm the words up."""
    new, changed = [], []
    for place, (language, words) in enumerate(vocabularies.items()):
        for number in range(60):
            document = _document(language, words, generator, number)
            again = replace(document, body=f"{document.body} {' '.join(generator.choices(words, k=25))}")
            for kept, each in ((new, document), (changed, again)):
                row = entries.Row("bench.one", place * 1000 + number, "news", (each,))
                kept += [_time(entries.write, [row])] * (number >= 30)
    return {
        "analysing and writing a new document of 250 words, ms": _figures(new),
        "the same for one that was changed a little, ms": _figures(changed),
    }


def _load(number, vocabularies, generator, say):
    """Entries written as ``search.entries`` writes them, the analysis of a text used for ten of them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP INDEX search_tokens_tokens")
    each = number // len(vocabularies)
    for language, words in vocabularies.items():
        with transaction.atomic():
            for start in range(0, each, SAME * 50):
                _load_some(language, words, generator, start, min(each - start, SAME * 50))
        say(language)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(tokens.creation()[1])
            cursor.execute("ANALYZE")


def _load_some(language, words, generator, start, some):
    documents = [_document(language, words, generator, start + place) for place in range(max(1, some // SAME))]
    analysed = [(each, tokens_of(each)) for each in documents]
    rows = []
    for place in range(some):
        base, found = analysed[place % len(analysed)]
        facts = _facts(base, generator, start + place)
        kind = generator.choice(KINDS)
        facets = " ".join(sorted(f"{name}:{value}" for name, value in {*facts.facets, ("kind", kind)}))
        entry = SearchEntry(
            target="bench.text",
            target_id=start + place,
            language=language,
            key=f"{language}-{start + place}",
            kind=kind,
            day=facts.day,
            facets=facets,
            version=version_of(language),
        )
        rows.append((entry, base, found))
    SearchEntry.objects.bulk_create([entry for entry, _base, _found in rows])
    EntryText.objects.bulk_create(
        [EntryText(entry=entry, title=base.title, summary=base.summary, body=base.body) for entry, base, _found in rows]
    )
    tokens.put([(entry.pk, found) for entry, _base, found in rows])
    texts = [(language, " ".join(words_in(base.body, language))) for base in documents]
    vocabulary.change([], texts)


def _facts(base, generator, number):
    return _document(base.language, ["x"], generator, number)


def _searching(vocabularies, generator) -> dict[str, str]:
    mixed, common = [], []
    for language, words in vocabularies.items():
        usual = [word for word in words if len(word) > 3 and fold(word) not in stop_words(language)]
        by_use = [word for word, _times in Counter(usual).most_common()]
        mixed += [(language, " ".join(generator.sample(by_use[5:], generator.randint(1, 3)))) for _time in range(12)]
        common += [(language, word) for word in by_use[:2]]
    found, sizes = {}, []
    for language, query in mixed + common:
        sizes.append(len(matching.in_language(read_query(query), language)))
    found["hits of the mixed queries (median, most)"] = f"{statistics.median(sizes[: len(mixed)]):.0f}, {max(sizes)}"
    found["query, count and facets, ms"] = _figures(_times(_own, mixed))
    found["the same for the commonest words, ms"] = _figures(_times(_own, common))
    found["ten extracts, ms"] = _figures(_times(_extracts, mixed[::4]))
    found["the whole answer, other languages and glossary too, ms"] = _figures(_times(_whole, mixed))
    found["the whole answer for the commonest words, ms"] = _figures(_times(_whole, common))
    found["another spelling, ms"] = _figures(_times(_spelling, [(one, text[:-1] + "q") for one, text in mixed[::4]]))
    return found


def _times(function, queries) -> list[tuple[float, float]]:
    """Seconds by the clock and of this process's own processor time, of the second round."""
    times = [_time(function, language, query) for _round in range(2) for language, query in queries]
    return times[len(queries) :]


def _time(function, *values) -> tuple[float, float]:
    begun, busy = time.perf_counter(), time.process_time()
    function(*values)
    return time.perf_counter() - begun, time.process_time() - busy


def _own(language, query):
    hits = matching.in_language(read_query(query), language)
    filters(hits, query, {}, 1)
    return len(hits)


def _extracts(language, query):
    forms = forms_that_count(read_query(query), language)
    hits = matching.in_language(read_query(query), language)[:10]
    for text in EntryText.objects.filter(pk__in=[hit.id for hit in hits]):
        marked(text.title, language, forms)
        extract(text.body, language, forms)


def _whole(language, query):
    answer(read_query(query), language, 1, {})


def _spelling(language, query):
    corrections.corrected(query, language)


def _figures(times) -> str:
    """By the clock, and how much of it this process was at work: on SQLite that is all there is to do."""
    clock, own = zip(*times, strict=True)
    return f"{_spread('clock', clock)} · {_spread('own', own)}"


def _spread(name, times) -> str:
    ordered = sorted(1000 * one for one in times)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"{name} p50 {statistics.median(ordered):.1f}, p95 {p95:.1f}, most {ordered[-1]:.1f}"


def _memory() -> str:
    """In a process of its own: what analysing thousands of words of ten languages adds to a started Django."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.search.bench.memory"], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
