"""The languages of the site, kept as one small table: adding a language is adding a line."""

from collections.abc import Collection
from typing import NamedTuple

from babel import Locale
from django.utils import translation
from django.utils.translation import gettext, pgettext


class Language(NamedTuple):
    """One language: its BCP 47 code, its name in itself, and its direction (HTML ``dir``)."""

    code: str
    name: str
    direction: str = "ltr"
    accepts: tuple[str, ...] = ()  # further codes of Accept-Language that mean this language


TABLE = (
    Language("en", "English"),
    Language("fr", "Français"),
    Language("es", "Español"),
    Language("pl", "Polski"),
    Language("el", "Ελληνικά"),
    Language("uk", "Українська"),
    Language("ar", "العربية", "rtl"),
    Language("fa", "فارسی / دری", "rtl", accepts=("prs",)),
)
SOURCE = TABLE[0].code
LANGUAGES = [(language.code, language.name) for language in TABLE]

# How one says that something is written or spoken in a language. Many languages have an adverb or a case for that,
# which no name of the language gives. A language that is missing here is said by its name.
IN = {
    "en": lambda: gettext("in English"),
    "fr": lambda: gettext("in French"),
    "es": lambda: gettext("in Spanish"),
    "pl": lambda: gettext("in Polish"),
    "el": lambda: gettext("in Greek"),
    "uk": lambda: gettext("in Ukrainian"),
    "ar": lambda: gettext("in Arabic"),
    "fa": lambda: gettext("in Persian"),
}

_BY_CODE = {language.code: language for language in TABLE}
_RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


def codes() -> list[str]:
    """The codes of all languages in the table, the source language first."""
    return [language.code for language in TABLE]


def choices() -> list[tuple[str, str]]:
    """Codes and names for a field of a form, asked when it is shown: adding a language needs no migration."""
    return LANGUAGES


def direction(code: str) -> str:
    """``rtl`` or ``ltr`` for any BCP 47 code, also of languages the site is not published in."""
    return "rtl" if code.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


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
        if code in IN:
            return IN[code]()
        return pgettext("any other language", "in %(language)s") % {"language": name_in(code)}


def _babel_name(code: str, language: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name(language) or code
    except (ValueError, LookupError):
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
