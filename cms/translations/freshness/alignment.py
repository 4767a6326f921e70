"""Which paragraph of the new text is which of the old, and which took the place of which."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from .paragraphs import Paragraph, by_path

ALIKE = 0.5  # two texts less alike than this are different paragraphs, unless one simply stands in the other's place


def align(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For each paragraph of ``new`` that was there before: its index, and that of its former self in ``old``.

    Equal paragraphs pair wherever they moved. Between them, one that stands in the place of one is its new wording;
    of several, those pair that are alike, in order. What is not in the answer is new, or was removed.
    """
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    pairs = {j: i for tag, i, end, j, _end in changes if tag == "equal" for i, j in _run(i, end, j)}
    _pair_moved(old, new, pairs)
    taken = set(pairs.values())
    for tag, i, i_end, j, j_end in changes:
        if tag == "replace":
            left = [index for index in range(i, i_end) if index not in taken]
            right = [index for index in range(j, j_end) if index not in pairs]
            pairs.update(_reworded(old, new, left, right))
    return dict(sorted(pairs.items()))


def _run(start, end, other):
    return [(start + step, other + step) for step in range(end - start)]


def _pair_moved(old, new, pairs):
    taken = set(pairs.values())
    waiting = defaultdict(list)
    for index in reversed([index for index in range(len(old)) if index not in taken]):
        waiting[old[index]].append(index)
    for index in range(len(new)):
        if index not in pairs and waiting[new[index]]:
            pairs[index] = waiting[new[index]].pop()


def _reworded(old, new, left, right):
    if len(left) == len(right) == 1:
        return {right[0]: left[0]}
    return {right[b]: left[a] for a, b in _best_in_order([[_likeness(old[i], new[j]) for j in right] for i in left])}


def _likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1; 0 as soon as a cheap bound shows that it is too little."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= ALIKE else 0.0


def _best_in_order(scores: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column), both rising, whose scores add up to the most."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (columns + 1) for _row in range(rows + 1)]
    for a in range(rows - 1, -1, -1):
        for b in range(columns - 1, -1, -1):
            paired = scores[a][b] + best[a + 1][b + 1] if scores[a][b] else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], paired)
    return _walk(scores, best)


def _walk(scores, best):
    pairs, a, b = [], 0, 0
    while a < len(scores) and b < len(scores[0]):
        if scores[a][b] and best[a][b] == scores[a][b] + best[a + 1][b + 1]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs


class Move(NamedTuple):
    """A paragraph then and now."""

    old: Paragraph
    new: Paragraph


def moves_between(before: list[Paragraph], after: list[Paragraph]) -> Iterator[Move]:
    """The paragraphs whose text changed, path by path."""
    return (move for move in pairs_between(before, after) if move.old.text != move.new.text)


def pairs_between(before: list[Paragraph], after: list[Paragraph]) -> Iterator[Move]:
    """The paragraphs that stand in the place of an earlier one or are the same, path by path."""
    earlier = by_path(before)
    for path, new in by_path(after).items():
        old = earlier.get(path, [])
        for j, i in align([one.text for one in old], [one.text for one in new]).items():
            yield Move(old[i], new[j])


def appeared(before: list[Paragraph], after: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs whose text did not stand anywhere in their path before."""
    known = {(one.path, one.text) for one in before}
    return [one for one in after if (one.path, one.text) not in known]
