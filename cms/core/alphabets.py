"""The letters of each script in their order (CLDR's root). Where a language orders them otherwise, its file says so.

A letter that is not listed stands with the one it is made of: é with e, ά with α. CLDR calls that a secondary
difference: it decides only between words that are the same otherwise.
"""

LATIN = "abcdefghijklmnopqrstuvwxyz"
GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
CYRILLIC = "абвгґдђѓеєжзѕиіїйјклљмнњопрстћќуўфхцчџшщъыьэюя"
ARABIC = "ءابپةتثجچحخدذرزژسشصضطظعغفقکكگلمنهوىيی"

SCRIPTS = (LATIN, GREEK, CYRILLIC, ARABIC)  # in this order, after the script of the language itself

VARIANTS = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
