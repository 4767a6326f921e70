"""Texts in portions that a service takes: at most 40, and at most 30 kB as they are sent."""

from collections.abc import Iterator

from .markup import Sent

MOST_TEXTS = 40  # DeepL takes 50
MOST_BYTES = 30_000  # DeepL takes 128 KiB, a self-hosted LibreTranslate often less


def size(sent: Sent) -> int:
    return len(sent.text.encode())


def portions(texts: list[Sent]) -> Iterator[list[Sent]]:
    """Each text in one portion, in order; one that is too large by itself is left out (see ``is_too_large``)."""
    portion, used = [], 0
    for sent in texts:
        if is_too_large(sent):
            continue
        if portion and (len(portion) == MOST_TEXTS or used + size(sent) > MOST_BYTES):
            yield portion
            portion, used = [], 0
        portion.append(sent)
        used += size(sent)
    if portion:
        yield portion


def is_too_large(sent: Sent) -> bool:
    return size(sent) > MOST_BYTES
