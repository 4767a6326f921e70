"""Which paragraphs took the place of which."""

from collections.abc import Iterator
from typing import NamedTuple

from .align import align
from .paragraphs import Paragraph, by_path


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
