"""A rich text that says, at each paragraph, what changed in the original since it was translated."""

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText

from ..engine.extraction import extract_strings
from ..freshness.paragraphs import UNCUTTABLE
from ..models import ChangeKind

BLOCKS = ("p", "li", "h2", "h3", "h4", "blockquote", "td", "th")
HOLDS_MORE = {"li", "td", "th", "blockquote"}  # what is told goes inside, because nothing may stand beside them


class MarkedRichText(RichText):
    """Renders like the text itself, with marks at its paragraphs.

    Paragraphs are counted in the stored text as wagtail-localize counts them, and found again in what is rendered by
    the rank of the element they stand in. Where the two do not agree, all marks stand below the text.
    """

    def __init__(self, source: str, marks: list):
        super().__init__(source)
        self.marks = marks

    def __html__(self):
        soup = BeautifulSoup(super().__html__(), "html.parser")
        shown = soup.find_all(BLOCKS)
        places = elements_of_paragraphs(self.source)
        known = places is not None and places[0] == len(shown)
        for mark in reversed(self.marks):
            if not known:
                _append(soup, mark)
            elif mark.kind == ChangeKind.NEW:
                _tell_between(soup, shown, places[1], mark)
            else:
                _tell_at(soup, shown, places[1], mark)
        return mark_safe(str(soup))  # noqa: S308 - rendered and cleaned by Wagtail's template, then only added to

    __str__ = __html__


def elements_of_paragraphs(source: str) -> tuple[int, dict[int, int]] | None:
    """How many block elements a stored rich text has, and in the how-manieth each paragraph stands.

    None for a text that wagtail-localize cannot cut into paragraphs.
    """
    try:
        template, _strings = extract_strings(source)
    except UNCUTTABLE:
        return None
    soup = BeautifulSoup(template, "html.parser")
    elements = {id(element): rank for rank, element in enumerate(soup.find_all(BLOCKS))}
    found = {}
    for text in soup.find_all("text"):
        element = text.find_parent(BLOCKS)
        if element is not None:
            found[int(text["position"])] = elements[id(element)]
    return len(elements), found


def _tell_at(soup, shown, ranks, mark):
    """Tell what happened to a paragraph, at the element it stands in."""
    if mark.position not in ranks:
        _append(soup, mark)
        return
    element = shown[ranks[mark.position]]
    if mark.untranslated:
        element["lang"], element["dir"] = mark.language, mark.direction
    if mark.kind:
        element["class"] = [*element.get("class", []), "changed"]
        _put_after(element, mark)


def _tell_between(soup, shown, ranks, mark):
    """Tell of a paragraph that the translation does not have: ``position`` counts those that stand before it."""
    if mark.position - 1 in ranks:
        _put_after(shown[ranks[mark.position - 1]], mark)
    elif shown and shown[0].name in HOLDS_MORE:
        shown[0].insert(0, _note(mark))
    elif shown:
        shown[0].insert_before(_note(mark))
    else:
        _append(soup, mark)


def _put_after(element, mark):
    if element.name in HOLDS_MORE:
        element.append(_note(mark))
    else:
        element.insert_after(_note(mark))


def _append(soup, mark):
    soup.append(_note(mark))


def _note(mark):
    return BeautifulSoup(note_of(mark), "html.parser")


def note_of(mark) -> str:
    """The fold that tells what happened to a paragraph and shows the original; empty if nothing is to be told."""
    return render_to_string("translations/reading/_mark.html", {"mark": mark}) if mark.kind else ""
