"""How well the search finds: documents and queries with the answers that somebody judged right.

The documents are put among many other texts of their language, real strings of the interfaces that are installed here,
because among few documents any search looks good.
"""

import random
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import polib

from cms.core.searchable import SearchDocument

from . import entries, matching
from .answer import ON_A_PAGE
from .query import read_query
from .scratch import scratch_index

OTHERS = 900  # other texts of each language
BATCH = 200
PACKAGES = ("django", "wagtail", "modelcluster", "taggit", "rest_framework", "django_filters", "wagtail_localize")
CODE = re.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,2}")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|<[^>]+>|&\w+;")


class JudgementError(Exception):
    """A file that does not have the expected shape; the message says where."""


@dataclass(frozen=True)
class Score:
    """Of the queries of one language: the share that found a right document among the first ten, and the mean
    reciprocal rank of the first right one (0 where none is among them)."""

    hit: float
    mrr: float
    queries: int
    missed: tuple[str, ...]


def evaluate(judgements: dict) -> dict[str, Score]:
    """Scores by language for ``{language: {"documents": [{id, title, text}], "queries": [{q, relevant: [ids]}]}}``."""
    check(judgements)
    codes = {language: language.lower().replace("_", "-") for language in judgements}
    with scratch_index():
        for language, judged in judgements.items():
            index_texts(codes[language], judged["documents"])
        return {language: _score(codes[language], **judged) for language, judged in judgements.items()}


PARTS = {"documents": {"id": (str, int), "text": str}, "queries": {"q": str, "relevant": list}}
SHAPES = {str: "a text", list: "a list of ids", (str, int): "a text or a number"}


def check(judgements) -> None:
    """Raise JudgementError unless the shape is right."""
    if not isinstance(judgements, dict) or not judgements:
        raise JudgementError("The file must hold one object: languages with documents and queries.")
    for language, judged in judgements.items():
        if not CODE.fullmatch(language):
            raise JudgementError(f"“{language}” is no code of a language, such as fr or pt-br.")
        for part, fields in PARTS.items():
            rows = judged.get(part) if isinstance(judged, dict) else None
            if not isinstance(rows, list) or not rows:
                raise JudgementError(f"{language}: “{part}” must be a list with something in it.")
            for number, row in enumerate(rows, start=1):
                _check_row(f"{language}, {part} {number}", row, fields)
        _check_ids(language, judged)


def _check_row(place, row, fields):
    for name, kind in fields.items():
        if not isinstance(row, dict) or name not in row:
            raise JudgementError(f"{place}: “{name}” is missing.")
        if not isinstance(row[name], kind):
            raise JudgementError(f"{place}: “{name}” must be {SHAPES[kind]}.")


def _check_ids(language, judged):
    ids = _ids(judged["documents"])
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise JudgementError(f"{language}: two documents have the id {twice}.")
    for number, query in enumerate(judged["queries"], start=1):
        unknown = [one for one in map(str, query["relevant"]) if one not in ids]
        if unknown or not query["relevant"]:
            which = f"no document has the id {unknown[0]}" if unknown else "“relevant” names no document"
            raise JudgementError(f"{language}, queries {number}: {which}.")


def keys_of(documents) -> dict[str, str]:
    """The keys that judged documents have in the index, by their ids: an id may be longer than a key."""
    return {one: f"judged-{number}" for number, one in enumerate(_ids(documents))}


def _ids(documents) -> list[str]:
    """The same whether somebody wrote 1 or "1"."""
    return [str(document["id"]) for document in documents]


def other_texts(language: str, number: int = OTHERS) -> list[str]:
    """Strings of installed interfaces in a language; where there are too few, strings in English fill up."""
    found = sorted(_strings(language))
    if len(found) < number and language != "en":
        found += sorted(_strings("en") - set(found))[: number - len(found)]
    random.Random(language).shuffle(found)  # noqa: S311 - the same every time
    return found[:number]


def _strings(language: str) -> set[str]:
    """Sentences and phrases of the catalogues of a language; of English those that the others translate."""
    folder, english = (_folder(language), False) if language != "en" else ("fr", True)
    found = set()
    for package in PACKAGES:
        spec = find_spec(package)
        for place in (spec and spec.submodule_search_locations) or ():
            for path in Path(place).rglob(f"locale/{folder}/LC_MESSAGES/*.mo"):
                for entry in polib.mofile(str(path)):
                    text = entry.msgid if english else entry.msgstr
                    found.add(" ".join(PLACEHOLDER.sub(" ", text).split()))
    return {text for text in found if len(text.split()) >= 2}


def _folder(language) -> str:
    base, _dash, variant = language.partition("-")
    return f"{base}_{variant.upper() if len(variant) == 2 else variant.capitalize()}" if variant else base


def index_texts(language: str, documents: list[dict]) -> None:
    """Put judged documents into the index among other texts."""
    judged = {document["text"] for document in documents}
    others = [
        SearchDocument(language, "", "", "other", body=text) for text in other_texts(language) if text not in judged
    ]
    keys = keys_of(documents)
    wanted = [
        SearchDocument(language, _title(each), "", keys[str(each["id"])], body=each["text"]) for each in documents
    ]
    rows = [
        entries.Row(f"{language}.text", number, "text", (document,))
        for number, document in enumerate([*others, *wanted], start=1)
    ]
    for start in range(0, len(rows), BATCH):
        entries.write(rows[start : start + BATCH])


def _title(document) -> str:
    """The title, unless it is only a label."""
    title = str(document.get("title") or "")
    return "" if title == str(document["id"]) else title


def _score(language, documents, queries, **_more) -> Score:
    keys = keys_of(documents)
    ranks = [_rank(language, query["q"], {keys[str(one)] for one in query["relevant"]}) for query in queries]
    missed = tuple(query["q"] for query, rank in zip(queries, ranks, strict=True) if not rank)
    hit = sum(bool(rank) for rank in ranks) / len(ranks)
    return Score(hit, sum(1 / rank for rank in ranks if rank) / len(ranks), len(ranks), missed)


def found_for(text: str, language: str) -> list[str]:
    """Keys of what a reader of the language is shown on the first page, the best first."""
    query = read_query(text)
    hits = matching.in_language(query, language) or matching.in_part(query, language)
    return [hit.key for hit in hits[:ON_A_PAGE]]


def _rank(language, text, right) -> int:
    """Place of the first right document among the first ten, counted from 1; 0 if there is none."""
    return next((place for place, key in enumerate(found_for(text, language), start=1) if key in right), 0)
