"""What a mistyped word may have meant: the nearest words of the public texts of the same language."""

from .analysis.words import fold, split
from .models import VocabularyWord

NEAREST = 3
SHORTEST = 4  # letters: shorter words are near to too many others
MOST = 4  # unknown words: a query with more of them is not mistyped, it is about something else


def corrections(words: tuple[str, ...], language: str) -> dict[str, str]:
    """For words that no entry has, the likeliest word; those without a near one are left out."""
    folded = {word: fold(word) for word in words}
    known = set(
        VocabularyWord.objects.filter(language=language, folded__in=folded.values()).values_list("folded", flat=True)
    )
    unknown = [word for word in words if len(folded[word]) >= SHORTEST and folded[word] not in known]
    found = {word: nearest(folded[word], language) for word in unknown} if len(unknown) <= MOST else {}
    return {word: near[0] for word, near in found.items() if near}


def nearest(folded: str, language: str) -> list[str]:
    """The nearest words of the vocabulary, at most three: few changes first, then what most entries have."""
    most = 1 if len(folded) < 5 else 2
    mask = letters_of(folded)
    found = []
    for word, other, entries in _of_like_length(folded, most, language):
        # Each change touches two letters at most, so that most words are passed over without being compared.
        if (letters_of(other) ^ mask).bit_count() <= 2 * most and (far := distance(folded, other, most)) <= most:
            found.append((far, other[:1] != folded[:1], -entries, word))
    return [word for *_order, word in sorted(found)[:NEAREST]]


def _of_like_length(folded, most, language):
    words = VocabularyWord.objects.filter(language=language, length__range=(len(folded) - most, len(folded) + most))
    return words.values_list("word", "folded", "entries").iterator(chunk_size=5000)


def letters_of(word: str) -> int:
    """The letters of a word as bits; different letters may share one."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask


def distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, exchanged or swapped with their neighbour (optimal string alignment).

    More than ``most`` is given as ``most + 1``: the rest is not worth counting.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, beside in enumerate(other, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != beside))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == beside:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, last = last, current
    return last[-1]


def corrected(text: str, language: str) -> str:
    """The query with its unknown words put right; empty if there is nothing to put right."""
    words = tuple(dict.fromkeys(split(text)))
    found = corrections(words, language)
    return " ".join(found.get(word, word) for word in split(text)) if found else ""
