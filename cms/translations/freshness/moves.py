"""Which paragraphs took the place of which."""

from collections.abc import Iterator
from typing import NamedTuple

from .align import align
from .paragraphs import Paragraph, by_path


class Move(NamedTuple):
    """A paragraph whose text changed."""

    old: Paragraph
    new: Paragraph


def moves_between(before: list[Paragraph], after: list[Paragraph]) -> Iterator[Move]:
    """The paragraphs whose text changed, path by path."""
    earlier = by_path(before)
    for path, new in by_path(after).items():
        old = earlier.get(path, [])
        for j, i in align([one.text for one in old], [one.text for one in new]).items():
            if old[i].text != new[j].text:
                yield Move(old[i], new[j])


def appeared(before: list[Paragraph], after: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs whose text did not stand anywhere in their path before."""
    known = {(one.path, one.text) for one in before}
    return [one for one in after if (one.path, one.text) not in known]
