"""The letters of each script in their order (CLDR's root), and where a language orders them otherwise.

A letter that is not listed stands with the one it is made of: é with e, ά with α. CLDR calls that a secondary
difference: it decides only between words that are the same otherwise.
"""

LATIN = "abcdefghijklmnopqrstuvwxyz"
GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
CYRILLIC = "абвгґдђѓеєжзѕиіїйјклљмнњопрстћќуўфхцчџшщъыьэюя"
ARABIC = "ءابپةتثجچحخدذرزژسشصضطظعغفقکكگلمنهوىيی"

SCRIPTS = (LATIN, GREEK, CYRILLIC, ARABIC)  # in this order, after the script of the language itself

OWN = {  # the alphabet that a language begins with
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "el": GREEK,
    "uk": CYRILLIC,
    "ru": CYRILLIC,
    "ar": ARABIC,
    "fa": "آاءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
}

SAME = {  # letters that count as others in a language, as their variants
    "ar": {**dict.fromkeys("ءأؤإئ", "ا"), "آ": "اا", "ة": "ت", "ى": "ي", "ی": "ي"},
    "fa": {**dict.fromkeys("أإؤئ", "ء"), "ة": "ه", "ك": "ک", "ى": "ی", "ي": "ی"},
}
VARIANTS = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
