"""What a translation may hold. One check for every door: saving a string, overriding a link, importing a file,
machine translation, importers.

wagtail-localize lets comments, CDATA, declarations and processing instructions through, because the parser hands them
over as text; browsers end them elsewhere than the parser does, so that script in them runs. It lets any scheme through
in overridden links. What fails here is kept for the translator to mend, marked with a message, and never shown: the
engine publishes the original's words instead.
"""

import re
import unicodedata

from django.utils.html import escape
from django.utils.translation import gettext as _

from cms.core.links import has_good_scheme, is_plain

from .outline import Outline

LONGEST = 20_000  # characters of one string; a paragraph has some hundreds
KEPT = 1_500  # characters that are kept of a string that is longer
TIMES = 12  # how many times as long as its original a translation may be, beside a floor for short ones
FLOOR = 400
DEEPEST = 8  # levels of tags in one string
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]")
TAG = re.compile("<[^>]*>?")  # also one that never ends; Django's strip_tags refuses some texts with an exception
MARKED = re.compile(r"<[!?]|]]>")
# Overrides and embeddings turn the order of what follows, beyond the string if they are not ended. Isolates do the
# same work within their own bounds; marks (U+200E, U+200F, U+061C) turn nothing but themselves.
TURNING = re.compile("[\u202a-\u202e]")
ISOLATES, END_OF_ISOLATE = "\u2066\u2067\u2068", "\u2069"


def accept(text: str, original: str, carried: bool = False) -> tuple[str, str]:
    """What every door does with a translated string (HTML with inline tags): the text as it may be stored, and why it
    cannot be shown for its original (empty if it can). Never raises. ``carried``: see ``fault_of``."""
    text = without_control(text)
    if too_big(text):
        return escape(TAG.sub("", text[: LONGEST * 2])[:KEPT]), _(
            "This was too long, or its tags too deep, and was cut to its words. Write it again."
        )
    return text, fault_of(text, original, carried)


def without_control(text: str) -> str:
    """The text without control characters, which PostgreSQL or XML refuse and no reader can see."""
    return CONTROL.sub("", text)


def too_big(text: str) -> bool:
    """Whether a text must not even be stored: its size or depth would break the pages that show it to translators."""
    return len(text) > LONGEST or Outline(text).depth > DEEPEST


def fault_of(text: str, original: str, carried: bool = False) -> str:
    """Why a translated string cannot be shown for its original; empty if it can.

    Words carried over from an earlier text of the original may be longer than the new one allows, may lack its new
    links and have other tags: otherwise readers would get the original's language in their place.
    """
    if MARKED.search(text):
        return _("Comments and declarations such as <!-- … --> are not allowed. Remove them.")
    if len(text) > max(FLOOR, TIMES * len(original)) and not carried:
        return _("This is far longer than the original. Shorten it.")
    mine, its = Outline(text), Outline(original)
    return _fault_of_markup(mine) or _fault_of_tags(mine, its, carried) or _fault_of_words(mine, its)


def _fault_of_markup(mine):
    if mine.foreign:
        return _("<%(tag)s> is not allowed like this. Use only the tags of the original.") % {"tag": mine.foreign}
    if not mine.balanced:
        return _("A tag is opened and not closed, or closed and not opened. Use the tags of the original.")
    return ""


def _fault_of_tags(mine, its, carried):
    if mine.links - its.links or (its.links - mine.links and not carried):
        return _("The links are not those of the original. Use each link once, with its own text.")
    if mine.tags != its.tags and not carried:
        differing = ", ".join(f"<{tag}>" for tag in sorted((mine.tags - its.tags) + (its.tags - mine.tags)))
        return _("The tags are not those of the original. Use each as often as there: %(tags)s.") % {"tags": differing}
    if mine.empty - its.empty:
        return _("There are no words between the tags <%(tag)s>.") % {"tag": sorted(mine.empty - its.empty)[0]}
    return ""


def _fault_of_words(mine, its):
    if has_words(its.text) and not has_words(mine.text):
        return _("There are no words in it.")
    if TURNING.search(mine.text) or not _isolates_end(mine.text):
        return _("It holds invisible characters that turn the order of the text. Remove them.")
    return ""


def has_words(text: str) -> bool:
    """Whether a text (without tags) shows anything: not only spaces and invisible characters."""
    return any(unicodedata.category(character)[0] in "LMNPS" for character in text)


def _isolates_end(text):
    level = 0
    for character in text:
        level += (character in ISOLATES) - (character == END_OF_ISOLATE)
        if level < 0:
            return False
    return level == 0


def fault_of_link(value) -> str:
    """Why a value cannot stand in for a link or an address; empty if it can."""
    if not isinstance(value, str):
        return _("What is chosen is the same in every language.")
    if len(value) > LONGEST or not is_plain(value):
        return _("This is not an address. Write one that begins with https:// or /.")
    if not has_good_scheme(value):
        return _("Addresses begin with https://, http://, mailto: or tel:.")
    return ""
