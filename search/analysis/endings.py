"""How words change in some languages, as far as their word lists do not say it.

Each rule is asked of the list and counts only where the list has what the rule makes: they are hints of where to look,
not a grammar. Those of women's words and of verbal nouns make looser forms than those of inflection.
"""


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """``ages>age s>``: an ending and what stands in its place, which may be nothing."""
    return tuple((ending, instead) for ending, _sign, instead in (each.partition(">") for each in text.split()))


# Short words that are written together with the next one (``والمدارس``).
ARABIC_BEGINNINGS = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")

# Endings of regular forms that the list leaves out, and what they have in a form that the list has.
ARABIC = pairs("ات>ة ات> ون> ين> ان> تان>ة تين>ة")
PERSIAN = pairs("گان>ه ان> ی> ها> های>")
# Women's professions (лікарка): the list has hardly more than the nominative of many.
UKRAINIAN = pairs(
    """ки>ка ку>ка кою>ка ці>ка ок>ка кам>ка ками>ка ках>ка ці>ця цю>ця цею>ця ць>ця цям>ця цями>ця цях>ця
    ні>ня ню>ня нею>ня ень>ня ням>ня нями>ня нях>ня нню>ння нням>ння нні>ння нь>ння ннями>ння ннях>ння"""
)

# Endings of forms that two words share, of which the list names one (``ради``: of a council, or for the sake of).
UKRAINIAN_HOMOGRAPHS = pairs("ів> ів>ь ів>о їв>й ні>ня и> и>а и>о і>а і>ь")

# Endings of words that are made of another: verbal nouns, adverbs, and what women are called.
PERSIAN_DERIVED = pairs("تن>ت دن>د")  # the list names verbs by their past
POLISH_DERIVED = pairs(
    """anie>ać enie>ić enie>yć cie>ć ować> nie>ny ko>ki
    arka>arz elka>el szka>sz latka>latek czyni>ca aczka>acz istka>ista niczka>nik żka>g orka>or erka>er ntka>nt
    anka>aniec"""
)
UKRAINIAN_DERIVED = pairs(
    """ання>ати яння>яти ення>ити лення>ити щення>стити чення>тити ження>дити ження>зити іння>іти ття>ти
    тися>ти увати> ювати>я но>ний ко>кий
    арка>ар ярка>яр телька>тель ачка>ач истка>ист істка>іст орка>ор ерка>ер нтка>нт иця>ик огиня>ог анка>анець"""
)
UKRAINIAN_VARIANTS = pairs("вч>уч")  # beginnings, written by the sound before them: вчитель, учитель

# What is cut off words that the list does not have in any way, so that their forms at least find each other.
GREEK_ENDING = "[αεηιουω]+[σν]?$"
PERSIAN_ENDING = "(?:هاي|ها|ان)$"  # of folded words
UKRAINIAN_ENDING = "(?:ого|ому|ими|ами|ями|[иії][хм]|[аяіоеє][йюїє]|[ауя][хм]|[оеє][мв]|[ії]в|ий|[аяуюиіїоеєьй])$"

# Spellings of a word that the list does not have: where umlauts are missing on a keyboard, and of a last hamza.
GERMAN_RESPELLED = pairs("ae>ä oe>ö ue>ü")
ARABIC_RESPELLED = pairs("ىء>ئ يء>ئ")

# What readers mean by a letter who leave accents out. Asked only of words that the list does not have without them.
ACCENTS = {
    "ar": {"ا": "أإآ", "ه": "ة", "ي": "ىئ", "و": "ؤ"},
    "de": {"a": "ä", "o": "ö", "u": "ü"},
    "el": {"α": "ά", "ε": "έ", "η": "ή", "ι": "ίϊΐ", "ο": "ό", "υ": "ύϋΰ", "ω": "ώ"},
    "es": {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "úü", "n": "ñ"},
    "fr": {"a": "àâ", "e": "éèêë", "i": "îï", "o": "ô", "u": "ùûü", "c": "ç"},
    "it": {"a": "à", "e": "èé", "i": "ì", "o": "ò", "u": "ù"},
    "pl": {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "źż"},
}
