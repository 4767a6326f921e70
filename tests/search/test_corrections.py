"""Mistyped words: how far two words are from each other, and which word was meant."""

import random

import pytest

from search import vocabulary
from search.corrections import corrected, corrections, distance, letters_of, nearest
from search.entry_words import words_in
from search.models import VocabularyWord

pytestmark = pytest.mark.django_db


def have(language, words):
    """Texts with these words are found in a language."""
    vocabulary.change([], [(language, " ".join(words))])


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("word", "word", 0),
        ("word", "wrd", 1),
        ("word", "wordd", 1),
        ("word", "wird", 1),
        ("word", "wrod", 1),
        ("word", "wodr", 1),
        ("word", "owrdx", 2),
        ("word", "", 3),
        ("ca", "abc", 3),
    ],
)
def test_the_distance_counts_letters_added_lost_changed_and_swapped(one, other, far):
    assert distance(one, other, 2) == distance(other, one, 2) == min(far, 3)


def test_words_passed_over_for_their_letters_are_really_too_far():
    generator = random.Random(7)
    words = ["".join(generator.choices("abcdefghij", k=generator.randint(3, 9))) for _ in range(150)]
    for one in words:
        for other in words:
            if (letters_of(one) ^ letters_of(other)).bit_count() > 4:
                assert distance(one, other, 2) > 2


def test_the_nearest_word_is_offered_as_it_is_written_and_the_commoner_one_first():
    have("fr", ["réfugié", "refuge"])
    have("fr", ["logement", "logements", "jugement"])
    have("fr", ["logements"] * 3)
    assert nearest("refugiz", "fr")[0] == "réfugié"
    assert corrections(("logemant",), "fr") == {"logemant": "logement"}
    assert corrected("le logemant", "fr") == "le logement"


def test_known_and_short_words_and_other_languages_are_left_alone():
    have("fr", ["logement", "eau"])
    assert corrections(("logement", "eux"), "fr") == {}
    assert corrections(("logemant",), "pl") == {}


def test_most_random_errors_are_put_right():
    words = [word for word in dict.fromkeys(_words()) if len(word) > 5][:400]
    have("en", words)
    generator, right = random.Random(3), 0
    for word in words[:120]:
        place = generator.randrange(1, len(word) - 1)
        typed = word[:place] + word[place + 1 :]
        right += word in nearest(typed, "en") or typed in words
    assert right >= 114


def _words():
    from search.analysis.words import split
    from search.evaluation import other_texts

    return (word for text in other_texts("en") for word in split(text) if word.isalpha())


def test_counts_go_up_and_down_and_words_of_no_entry_are_forgotten():
    have("en", ["farm", "table"])
    have("en", ["farm"])
    vocabulary.change([("en", "farm table")], [("en", "chair")])
    assert list(VocabularyWord.objects.order_by("word").values_list("word", "entries")) == [("chair", 1), ("farm", 1)]


def test_numbers_and_crumbs_are_no_vocabulary():
    assert words_in("In 2021, l’école à 5 a1b ça va‌x", "fr") == {"école"}
