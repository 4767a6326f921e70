"""From a text to its words: normalise, split, fold. Nothing here depends on word lists."""

import re
import unicodedata
from functools import lru_cache

LONGEST_WORD = 60  # letters of a word that are looked at
JOINER = "\u200c"  # zero-width non-joiner: inside a Persian word it parts what belongs together
APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ＇`´ʹ′‛ʻʽʾʿꞌ՚\u1fbd\u1fbf\u1ffd\u1ffe\u1fef"), "'")
STRESS = re.compile("(?<=[\u0400-\u04ff])\u0301")  # the mark that Ukrainian and Russian readers are helped with
INVISIBLE = {
    code: None
    for code in (*range(0x20000), *range(0xE0000, 0xE1000))  # above and between them there is nothing but ideographs
    if unicodedata.category(chr(code)) == "Cf" and chr(code) != JOINER
}
ARABIC_MARKS = dict.fromkeys((*range(1552, 1563), *range(1611, 1632), 1648, *range(1750, 1774), 1600))
DIGITS = {
    code: str(unicodedata.digit(chr(code))) for code in range(0x80, 0x20000) if unicodedata.category(chr(code)) == "Nd"
}
UNSEEN = INVISIBLE | ARABIC_MARKS | DIGITS | APOSTROPHES


def _marks() -> str:
    """The combining marks as ranges of a character class: they belong to the letter before them."""
    ranges: list[list[int]] = []
    for code in range(0x300, 0x1E950):
        if unicodedata.category(chr(code)) in ("Mn", "Mc"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


LETTER = rf"(?:[^\W_]|[{_marks()}])"
ONE_LETTER = rf"[^\W\d_][{_marks()}]*"
ACRONYM = rf"(?<![\w.])(?:{ONE_LETTER}\.)+{ONE_LETTER}(?!\w)"  # U.N.H.C.R.; its last point may end the sentence
ACRONYMS = re.compile(ACRONYM)
WORD = re.compile(rf"{LETTER}+(?:['{JOINER}]{LETTER}+)*")

LATIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "œ": "oe", "æ": "ae", "ı": "i", "þ": "th", "ð": "d", "ħ": "h"}
)
GREEK = str.maketrans({"ς": "σ"})
CYRILLIC = str.maketrans({"ґ": "г", "ё": "е"})
ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ۀ": "ه",
        "ک": "ك",
        "ھ": "ه",
        "ہ": "ه",
    }
)
IS_ARABIC = re.compile("[\u0600-\u06ff]")
IS_CYRILLIC = re.compile("[\u0400-\u04ff]")


# Letters that look alike: typed on another keyboard, they are seen by nobody.
LATIN_LOOK = str.maketrans("aceiopxy", "асеіорху")
MIXED = re.compile("(?=.*[a-z])(?=.*[\u0400-\u04ff])")


def one_script(word: str) -> str:
    """A word of Cyrillic letters with some Latin ones among them, as readers see it."""
    return word.translate(LATIN_LOOK) if MIXED.match(word) else word


def normalise(text: str) -> str:
    """One spelling for what looks the same: compatibility forms, digits, apostrophes; nothing invisible remains."""
    # A lone surrogate cannot be stored or sent; NFKC brings the presentation forms of PDF files back to letters. It
    # makes a space of an accent that stands for an apostrophe, so these go first.
    text = unicodedata.normalize("NFKC", text.encode("utf-8", "ignore").decode().translate(APOSTROPHES))
    return STRESS.sub("", text.translate(UNSEEN))


def split(text: str) -> list[str]:
    """The words of a text in lower case, normalised, in their order."""
    return [word[:LONGEST_WORD] for word in WORD.findall(lowered(text))]


def lowered(text: str) -> str:
    """A text as its words are read: normalised, in lower case, acronyms without their points."""
    return without_points(normalise(text).lower())


def without_points(text: str) -> str:
    return ACRONYMS.sub(lambda found: found[0].replace(".", ""), text)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word without what readers leave out: accents, hamza forms, apostrophes. Letters and digits remain."""
    word = word.replace("'", "").replace(JOINER, "")
    if IS_ARABIC.search(word):
        return word.translate(ARABIC)
    if IS_CYRILLIC.search(word):
        return word.translate(CYRILLIC)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", word) if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", bare).translate(LATIN | GREEK)
