"""Kept words are made to fit the links of a changed text."""

from bs4 import BeautifulSoup

from .paragraphs import Paragraph
from .tokens import words


def fit(kept: str, old: Paragraph, new: Paragraph) -> str:
    """Words written for ``old``, with the link ids of ``new``; links that are gone are taken out, their words stay.

    The engine numbers links in order of appearance, so that the same id may lead elsewhere after a change. A link is
    recognised by where it leads, else by its words; as many left over on both sides are taken for the same in order.
    """
    matched = match(old, new)
    if all(was == now for was, now in matched.items()) and old.attrs.keys() == matched.keys():
        return kept
    soup = BeautifulSoup(kept, "html.parser")
    for link in soup.find_all("a"):
        if link.get("id") in matched:
            link["id"] = matched[link["id"]]
        else:
            link.unwrap()
    return str(soup)


def match(old: Paragraph, new: Paragraph) -> dict[str, str]:
    """Which link id of the new text takes the place of which of the old one."""
    found = {}
    for likeness in (_same_target, _same_words):
        left, right = _unmatched(old, new, found)
        for was in left:
            now = next((one for one in right if likeness(old, new, was, one)), None)
            if now is not None:
                found[was] = now
                right.remove(now)
    left, right = _unmatched(old, new, found)
    return found | (dict(zip(left, right, strict=True)) if len(left) == len(right) else {})


def _unmatched(old, new, found):
    taken = set(found.values())
    return [one for one in _ids(old) if one not in found], [one for one in _ids(new) if one not in taken]


def _ids(paragraph):
    return list(dict.fromkeys(link.get("id") for link in _links(paragraph) if link.get("id") in paragraph.attrs))


def _links(paragraph):
    return BeautifulSoup(paragraph.text, "html.parser").find_all("a")


def _same_target(old, new, was, now):
    return old.attrs[was] == new.attrs[now]


def _same_words(old, new, was, now):
    return _words(old, was) == _words(new, now)


def _words(paragraph, link_id):
    return [words(link.decode_contents()) for link in _links(paragraph) if link.get("id") == link_id]
