"""The languages of the site, one file for each: its stop words, endings, dates, numbers, plurals, facts and order.

Adding a language is adding a file. How the rules are used stands elsewhere (``search``, ``freshness``, ``dates``).
"""

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from django.utils import translation
from django.utils.translation import pgettext

from .files import read
from .rules import PLAIN, Rules


class Language(NamedTuple):
    """One language: its BCP 47 code, its name in itself, and its direction (HTML ``dir``)."""

    code: str
    name: str
    direction: str = "ltr"
    accepts: tuple[str, ...] = ()  # further codes of Accept-Language that mean this language


KNOWN = read(__path__, __name__)  # the rules of all languages that have a file, by code


@lru_cache
def rules_of(code: str) -> Rules:
    """The rules of a BCP 47 code: its own, else those of its base language (``fr-CA``: ``fr``), else the plain ones."""
    return KNOWN.get(code) or KNOWN.get(code.split("-")[0]) or PLAIN


def direction(code: str) -> str:
    """``rtl`` or ``ltr`` for any BCP 47 code, also of languages the site is not published in (CLDR)."""
    return _direction(code.split("-")[0].lower())


@lru_cache
def _direction(language: str) -> str:
    try:
        return "rtl" if Locale.parse(language).text_direction == "rtl" else "ltr"
    except (ValueError, UnknownLocaleError):
        return "ltr"


# Those that have a place among the site's languages.
TABLE = tuple(
    Language(code, rules.name, direction(code), rules.accepts)
    for code, rules in sorted(KNOWN.items(), key=lambda one: one[1].place or 0)
    if rules.place
)
SOURCE = TABLE[0].code
LANGUAGES = [(language.code, language.name) for language in TABLE]

_BY_CODE = {language.code: language for language in TABLE}


def codes() -> list[str]:
    """The codes of all languages in the table, the source language first."""
    return [language.code for language in TABLE]


def choices() -> list[tuple[str, str]]:
    """Codes and names for a field of a form, asked when it is shown: adding a language needs no migration."""
    return LANGUAGES


def own_name(code: str) -> str:
    """What a language calls itself: ``fr`` gives ``Français``; an unknown code is given back."""
    if code in _BY_CODE:
        return _BY_CODE[code].name
    return _babel_name(code, code)


def default_of(versions) -> str | None:
    """Of the languages (codes, the original's first) that something exists in: the one for readers of all others."""
    return SOURCE if SOURCE in versions else next(iter(versions), None)


def name_in(code: str, language: str | None = None) -> str:
    """The name of a language in another one (the active one unless told): ``fr`` in English is ``French``."""
    return _babel_name(code, language or translation.get_language() or SOURCE)


def said_in(code: str, language: str | None = None) -> str:
    """``in French``, in the words of a language (the active one unless told): ``po francusku`` in Polish."""
    with translation.override(language or translation.get_language() or SOURCE):
        if code in KNOWN and (said := KNOWN[code].said):
            return said()
        return pgettext("any other language", "in %(language)s") % {"language": name_in(code)}


def _babel_name(code: str, language: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name(language) or code
    except (ValueError, LookupError, UnknownLocaleError):
        return code


def lookup(tag: str) -> str | None:
    """The site's language that a BCP 47 tag means (RFC 4647, 3.4): ``fr-FR`` is ``fr``; None where it is none of ours.

    A bare language means its only variant here: ``pt`` is ``pt-BR`` where nothing else is Portuguese.
    """
    meant = {code.lower(): language.code for language in TABLE for code in (language.code, *language.accepts)}
    parts = tag.strip().lower().replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        if found := meant.get("-".join(parts[:length])):
            return found
    variants = {language.code for language in TABLE if language.code.lower().split("-")[0] == parts[0]}
    return variants.pop() if len(variants) == 1 and len(parts) == 1 else None


def best_for(accept_language: str, among: Collection[str] | None = None) -> str:
    """The site's language for an ``Accept-Language`` header (RFC 9110, 12.5.4); the source language if none fits.

    Variants fall back on their base language (``fr-CA`` to ``fr``), and each language's ``accepts`` is honoured.
    ``among``: the codes to choose from, if not the whole table.
    """
    wanted = []
    for part in accept_language[:500].split(","):
        tag, _, parameters = part.strip().partition(";")
        said = parameters.strip().removeprefix("q=") if parameters else "1"
        try:
            wanted.append((float(said), tag.strip().lower()))
        except ValueError:
            continue
    for quality, tag in sorted(wanted, key=lambda pair: -pair[0]):
        if quality <= 0:
            continue
        for language in TABLE:
            if among is not None and language.code not in among:
                continue
            meant = {language.code.lower(), *(code.lower() for code in language.accepts)}
            if tag in meant or tag.split("-")[0] in meant:
                return language.code
    return SOURCE
