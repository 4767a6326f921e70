"""How many words a text has, as translators count them.

What stands between spaces and holds a letter or a digit is one word: "CO₂", "well-being", "10.5" and an address are
one each, a lone dash is none. Tags do not count. Where a language joins words by an apostrophe ("l'école"), each
counts. Scripts that write no spaces are counted by their signs: a Chinese or Japanese sign is a word, as word
processors have it, and five letters of Thai, Lao, Khmer or Burmese are one.
"""

import re
from html import unescape

from django.utils.html import strip_tags

from cms.core.languages import rules_of

LETTERS_A_WORD = 5

_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_APART = re.compile(r"[\s\u2013\u2014\u200b]+")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")
_HAS_WORD = re.compile(r"\w")
_BREAKS = re.compile(r"<br\b[^>]*>", re.IGNORECASE)


def count(text: str, language: str) -> int:
    """Number of words of a text in a language (BCP 47); tags and entities may be in it."""
    text = unescape(strip_tags(_BREAKS.sub(" ", text)))
    if rules_of(language.split("-")[0].lower()).parted_by_apostrophes:
        text = _APOSTROPHE.sub(" ", text)
    signs = len(_SIGNS.findall(text))
    text = _SIGNS.sub(" ", text)
    unspaced = sum(-(-len(run) // LETTERS_A_WORD) for run in _UNSPACED.findall(text))
    text = _UNSPACED.sub(" ", text)
    return signs + unspaced + sum(bool(_HAS_WORD.search(word)) for word in _APART.split(text))


def count_segment(path: str, text: str, language: str) -> int:
    """Number of words of a segment; an address of a page (slug) has none to translate."""
    return 0 if path == "slug" else count(text, language)
