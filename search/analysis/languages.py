"""What is known about each language: one small table. A language that is not in it gets the plain treatment."""

from dataclasses import dataclass, field

from . import endings
from .words import fold


@dataclass(frozen=True)
class Treatment:
    """How words of a language are reduced.

    ``stemmer`` names a Snowball algorithm and ``lemmas`` a word list of simplemma; empty where there is none.
    ``elisions`` are short words that lose their vowel and lean on the next one (``l'école``). ``nouns_in_capitals``
    says that the word list knows nouns by their capital (German). ``particles`` are short words that some write apart
    from what they belong to (``می شود``). The rest is explained in ``endings``.
    """

    stemmer: str = ""
    lemmas: str = ""
    elisions: tuple[str, ...] = ()
    nouns_in_capitals: bool = False
    particles: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    endings: tuple[tuple[str, str], ...] = ()
    homographs: tuple[tuple[str, str], ...] = ()
    derived: tuple[tuple[str, str], ...] = ()
    variants: tuple[tuple[str, str], ...] = ()
    ending: str = ""
    accents: dict[str, str] = field(default_factory=dict)
    respelled: tuple[tuple[str, str], ...] = ()


FRENCH = ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu")
ITALIAN = (
    "c",
    "d",
    "l",
    "m",
    "n",
    "s",
    "t",
    "v",
    "un",
    "all",
    "dall",
    "dell",
    "nell",
    "sull",
    "coll",
    "quell",
    "quest",
)
# Folded, as stop words are.
PERSIAN_PARTICLES = frozenset(
    map(fold, ("می", "نمی", "بی", "هم", "ها", "های", "هایی", "تر", "ترین", "ای", "ام", "اند"))
)
# Pashto, Tigrinya, Somali and Kurdish have neither stemmer nor word list: they are folded and split, no more.
TABLE = {
    "ar": Treatment(
        "arabic",
        "ar",
        beginnings=endings.ARABIC_BEGINNINGS,
        endings=endings.ARABIC,
        accents=endings.ACCENTS["ar"],
        respelled=endings.ARABIC_RESPELLED,
    ),
    "de": Treatment(
        "german", "de", nouns_in_capitals=True, accents=endings.ACCENTS["de"], respelled=endings.GERMAN_RESPELLED
    ),
    "el": Treatment("greek", "el", ending=endings.GREEK_ENDING, accents=endings.ACCENTS["el"]),
    "en": Treatment("english", "en"),
    "es": Treatment("spanish", "es", accents=endings.ACCENTS["es"]),
    "fa": Treatment(
        "persian",
        "fa",
        particles=PERSIAN_PARTICLES,
        endings=endings.PERSIAN,
        derived=endings.PERSIAN_DERIVED,
        ending=endings.PERSIAN_ENDING,
    ),
    "fr": Treatment("french", "fr", elisions=FRENCH, accents=endings.ACCENTS["fr"]),
    "it": Treatment("italian", "it", elisions=ITALIAN, accents=endings.ACCENTS["it"]),
    "nl": Treatment("dutch", "nl"),
    "pl": Treatment("polish", "pl", derived=endings.POLISH_DERIVED, accents=endings.ACCENTS["pl"]),
    "sv": Treatment("swedish", "sv"),
    "uk": Treatment(
        lemmas="uk",
        endings=endings.UKRAINIAN,
        homographs=endings.UKRAINIAN_HOMOGRAPHS,
        derived=endings.UKRAINIAN_DERIVED,
        variants=endings.UKRAINIAN_VARIANTS,
        ending=endings.UKRAINIAN_ENDING,
    ),
}
PLAIN = Treatment()


def treatment(language: str) -> Treatment:
    """The treatment of a BCP 47 code: its own, else that of its base language (``fr-CA``: ``fr``), else the plain."""
    return TABLE.get(language) or TABLE.get(language.split("-")[0]) or PLAIN
