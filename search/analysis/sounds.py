"""What a name sounds like, roughly, whichever letters it is written in: ``Karditsa``, ``Καρδίτσα``, ``Кардіца``.

Vowels are left out, as Arabic does, and consonants that some script does not tell apart are one. So a key is no
romanisation: it only says that two writings may be of one name. It is looked for
across scripts alone, never within one.
"""

import re
from functools import lru_cache
from itertools import islice, product

from cms.core.languages import KNOWN

from .words import fold

SHORTEST = 3  # letters of a key: shorter ones are those of too many words
LONGEST = 24  # letters of a name
MOST = 6  # keys of one name
VOWEL, OPEN = ".", "a"  # a name that begins with a vowel keeps one

# Letters to what they may sound like: nothing, one sound, or several ways with | between them.
LATIN = """tsch:s sch:s tch:s cz:s sz:s sh:s zh:s ch:s|k| ph:f th:t kh:k| gh:k ck:k qu:k gua:k.|kf. tz:ts ce:s.|ts.
    ci:s.|ts. cy:s.|ts. x:ks b:b c:k d:t f:f g:k h: j:.|s|k k:k l:l m:m n:n p:b q:k r:r s:s t:t v:f w:f|. z:s"""
GREEK = """μπ:b ντ:t|nt γκ:k γγ:nk τσ:ts τζ:ts αυ:.f ευ:.f β:f γ:k δ:t ζ:s θ:t κ:k λ:l μ:m ν:n ξ:ks π:b ρ:r σ:s τ:t
    φ:f χ:k| ψ:bs"""
CYRILLIC = """б:b в:f г:k| д:t ж:s з:s к:k л:l м:m н:n п:b р:r с:s т:t ф:f х:k| ц:ts ч:s ш:s щ:s ь: ъ:"""
ARABIC = """ب:b پ:b ت:t ث:t|s ج:s|k چ:s ح: خ:k| د:t ذ:t ر:r ز:s ژ:s س:s ش:s ص:s ض:t ط:t ظ:s ع: غ:k ف:f ق:k ك:k گ:k
    ل:l م:m ن:n ه: و:.|f ء:"""
SCRIPTS = {"latin": (LATIN, "a-z"), "greek": (GREEK, "α-ω"), "cyrillic": (CYRILLIC, "\u0400-\u04ff")}
SCRIPTS["arabic"] = (ARABIC, "\u0600-\u06ff")
OF_LANGUAGES = {code: rules.script for code, rules in KNOWN.items()}  # those that have no file: Latin

SOUNDS = {
    letters: ways.split("|")
    for rules, _letters in SCRIPTS.values()
    for letters, _sign, ways in (rule.partition(":") for rule in rules.split())
}
LETTERS = re.compile("|".join(sorted(map(re.escape, SOUNDS), key=len, reverse=True)) + "|.")
WHOLE = {name: re.compile(f"[{letters}]+") for name, (_rules, letters) in SCRIPTS.items()}


@lru_cache(maxsize=20_000)
def sounds(word: str) -> frozenset[str]:
    """The keys of a name; none if it is too short to tell."""
    ways = [SOUNDS.get(letters, [VOWEL]) for letters in LETTERS.findall(fold(word)[:LONGEST].removeprefix("ال"))]
    keys = {_key("".join(way)) for way in islice(product(*ways), MOST)}
    return frozenset(key for key in keys if len(key) >= SHORTEST)


def _key(way: str) -> str:
    """Doubled letters are one, vowels go."""
    begin = OPEN if way.startswith(VOWEL) else ""
    return begin + re.sub(r"([a-z])\1+", r"\1", way).replace(VOWEL, "")


def is_foreign(word: str, language: str) -> bool | None:
    """Whether a word is in another script than its language is written in; None if in one that is not known here."""
    bare = fold(word)
    script = next((name for name, letters in WHOLE.items() if letters.fullmatch(bare)), None)
    return None if script is None else script != OF_LANGUAGES.get(language.split("-")[0], "latin")
