"""Hit@10 on the golden queries among other texts: ours, ours with all words only, and the peer's."""

import json
from pathlib import Path

from search import evaluation, matching
from search.query import read_query

from .peer import Peer

GOLDEN = json.loads((Path(__file__).parents[1] / "golden.json").read_text(encoding="utf-8"))


def measure() -> dict[str, dict[str, float]]:
    ours = {language: score.hit for language, score in evaluation.evaluate(GOLDEN).items()}
    return {
        "ours": ours,
        "ours, all words": strict_share(),
        "Wagtail's": {language: _peer(language) for language in GOLDEN},
    }


def strict_share() -> dict[str, float]:
    """The share found without falling back on texts that have only some of the words."""
    found = {}
    with evaluation.scratch_index():
        for language, judged in GOLDEN.items():
            evaluation.index_texts(language, judged["documents"])
            keys = evaluation.keys_of(judged["documents"])
            hits = [
                bool(
                    {hit.key for hit in matching.in_language(read_query(each["q"]), language)[:10]}
                    & {keys[one] for one in each["relevant"]}
                )
                for each in judged["queries"]
            ]
            found[language] = sum(hits) / len(hits)
    return found


def _peer(language) -> float:
    judged = GOLDEN[language]
    others = evaluation.other_texts(language)
    texts = [each["text"] for each in judged["documents"]]
    ids = [each["id"] for each in judged["documents"]]
    with Peer(language, [text[:300] for text in [*texts, *others]]) as peer:
        hits = [
            any(number < len(ids) and ids[number] in each["relevant"] for number in peer.find(each["q"], 10))
            for each in judged["queries"]
        ]
    return sum(hits) / len(hits)
