"""What is known about each language: one small table. A language that is not in it gets the plain treatment."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Treatment:
    """How words of a language are reduced.

    ``stemmer`` names a Snowball algorithm and ``lemmas`` a word list of simplemma; empty where there is none.
    ``elisions`` are short words that lose their vowel and lean on the next one (``l'école``). ``nouns_in_capitals``
    says that the word list knows nouns by their capital (German). ``endings`` are of regular forms that the word list
    leaves out, each with what stands in its place in a form that the list has; they count only where it has it.
    """

    stemmer: str = ""
    lemmas: str = ""
    elisions: tuple[str, ...] = ()
    nouns_in_capitals: bool = False
    endings: tuple[tuple[str, str], ...] = ()


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
# Women's professions (лікарка): the list has hardly more than the nominative of many.
UKRAINIAN = tuple((ending, "ка") for ending in ("ки", "ку", "кою", "ці", "ок", "кам", "ками", "ках"))
PERSIAN = (("ان", ""),)  # people in the plural

# Pashto, Tigrinya, Somali and Kurdish have neither stemmer nor word list: they are folded and split, no more.
TABLE = {
    "ar": Treatment("arabic", "ar"),
    "de": Treatment("german", "de", nouns_in_capitals=True),
    "el": Treatment("greek", "el"),
    "en": Treatment("english", "en"),
    "es": Treatment("spanish", "es"),
    "fa": Treatment("persian", "fa", endings=PERSIAN),
    "fr": Treatment("french", "fr", elisions=FRENCH),
    "it": Treatment("italian", "it", elisions=ITALIAN),
    "nl": Treatment("dutch", "nl"),
    "pl": Treatment("polish", "pl"),
    "sv": Treatment("swedish", "sv"),
    "uk": Treatment("", "uk", endings=UKRAINIAN),
}
PLAIN = Treatment()


def treatment(language: str) -> Treatment:
    """The treatment of a BCP 47 code: its own, else that of its base language (``fr-CA``: ``fr``), else the plain."""
    return TABLE.get(language) or TABLE.get(language.split("-")[0]) or PLAIN
