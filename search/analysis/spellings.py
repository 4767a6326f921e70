"""What a word list may know a word as: without the ending it lacks, with the accents that a reader left out.

Every rule here is asked of the list: a spelling that is not in it is not taken for one.
"""

import re

from .languages import Treatment
from .lemmas import begins, is_lemma, knows
from .words import fold

MOST = 4  # spellings of one word
SHORTEST = 3  # letters: what is left of a word must still be one


def spellings(word: str, how: Treatment) -> list[str]:
    """The word as the list of its language may have it, at least as it stands."""
    word = word.translate({ord(old): new for old, new in how.letters.items()}) if how.letters else word
    same = [word, word.capitalize()] if how.nouns_in_capitals else [word]
    if not how.lemmas or any(knows(each, how.lemmas) for each in same):
        return same + _of_homographs(word, how)
    return same + (_with_other_endings(word, how) or _accented(same, how))


def respelled(word: str, how: Treatment) -> list[str]:
    """A word that the list lacks, in another spelling of its letters: ``koeln``."""
    if not any(letters in word for letters, _instead in how.respelled):
        return []
    if knows(word, how.lemmas) or knows(word.capitalize(), how.lemmas):
        return []
    for letters, instead in how.respelled:
        word = word.replace(letters, instead)
    return [word]


def _with_other_endings(word, how) -> list[str]:
    """Regular forms that the list leaves out, by one that it has; with a short word in front, without it."""
    bare = [word.removeprefix(start) for start in how.beginnings if word.startswith(start)]
    known = [each for each in bare if len(each) > SHORTEST and knows(each, how.lemmas)]
    if known:
        return known[:1]
    others = [
        each.removesuffix(end) + instead for each in (word, *bare) for end, instead in how.endings if each.endswith(end)
    ]
    return [other for other in others if len(other) > SHORTEST and knows(other, how.lemmas)][:MOST]


def _of_homographs(word, how) -> list[str]:
    """A form of two words, of which the list names one: the other, where it is in the list by itself."""
    others = [word.removesuffix(end) + instead for end, instead in how.homographs if word.endswith(end)]
    return [other for other in others if len(other) >= SHORTEST and is_lemma(other, how.lemmas)]


def _accented(words, how) -> list[str]:
    """The words of the list that differ by accents alone, found letter by letter: few beginnings are in it."""
    longer = [word for word in words if len(word) > SHORTEST]
    return [each for word in longer for each in _grown(word, how)][:MOST] if how.accents else []


def _grown(word, how) -> list[str]:
    begun = [""]
    for letter in word:
        longer = [start + each for start in begun for each in letter + how.accents.get(letter, "")]
        begun = [start for start in longer if begins(start, how.lemmas)]
    return [each for each in begun if knows(each, how.lemmas)]


def bases(lemma: str, how: Treatment) -> list[str]:
    """Words that a word is made of: the verb of a verbal noun, the man's word of a woman's profession."""
    others = [lemma.removesuffix(end) + instead for end, instead in how.derived if lemma.endswith(end)]
    others += [instead + lemma.removeprefix(start) for start, instead in how.variants if lemma.startswith(start)]
    return [other for other in others if len(other) >= SHORTEST and is_lemma(other, how.lemmas)]


def is_unlisted(spelled: list[str], how: Treatment) -> bool:
    """Whether the list has a word in none of its spellings."""
    return not any(knows(each, how.lemmas) for each in spelled)


def without_ending(word: str, how: Treatment) -> str:
    """A word that the list knows in no way, folded and without what looks like its ending."""
    word = fold(word)
    bare = re.sub(how.ending, "", word) if how.ending else word
    return bare if len(bare) > SHORTEST else word
