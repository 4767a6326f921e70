"""Two wordings of a text side by side, word by word."""

from difflib import SequenceMatcher
from typing import NamedTuple

from .tokens import plain


class Piece(NamedTuple):
    text: str  # plain: templates escape it
    changed: bool


def compare(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """The old and the new wording as pieces, each marked as changed or not."""
    before, after = plain(old).split(), plain(new).split()
    left, right = [], []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        _add(left, before[i:i_end], tag != "equal")
        _add(right, after[j:j_end], tag != "equal")
    return left, right


def _add(pieces, words, changed):
    if words:
        pieces.append(Piece(" ".join(words), changed))
