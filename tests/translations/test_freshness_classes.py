"""A change is classed by what it may mean for readers; in doubt it is the weightier class."""

import pytest
from babel import Locale
from hypothesis import assume, given
from hypothesis import strategies as st

from cms.core.languages import KNOWN
from cms.translations.freshness.alignment import align
from cms.translations.freshness.decisions import classify
from cms.translations.freshness.link_fitting import fit, match
from cms.translations.freshness.paragraphs import Paragraph
from cms.translations.freshness.tokens import words
from cms.translations.models import ChangeKind

LANGUAGES = [code for code, rules in KNOWN.items() if rules.facts.words]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("on 5 May", "on 6 May"),
        ("at ten", "at eleven"),
        ("Go east.", "Go west."),
        ("We hire people.", "We fire people."),
        ("1.5 km", "15 km"),
        ("10:30", "10.30"),
        ("from 10 to 20", "from 20 to 10"),
        ("It costs €5.", "It costs £5."),
        ("5 %", "5"),
        ("It is open.", "It is not open."),
        ("We don't go.", "We do go."),
        ("CO₂", "CO"),
        ("a@b.org", "a@c.org"),
        ("See https://a.org/x", "See https://a.org/y"),
        ("+33 1 23 45", "+33 1 23 46"),
        ("on Monday", "on Tuesday"),
        ("It meets in May.", "It meets in June."),
        ("before the meeting", "after the meeting"),
        ("in the rue de la Paix", "in the rue de la Gare"),
        ("We work with OXFAM here.", "We work with UNICEF here."),
        ("٥", "٦"),
        ("turn left", "turn right"),
        ("free of charge", "paid"),
        ("-5 degrees", "5 degrees"),
    ],
)
def test_a_changed_fact_is_a_fact(old, new):
    assert classify(old, new, "en") == ChangeKind.FACT
    assert classify(new, old, "en") == ChangeKind.FACT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The Commission met.", "the commission met"),
        ("We met, in the village", "We met in the village!"),
        ("We met", "<b>We</b> met"),
        ("“Well”", "'Well'"),
        ("a<br>b", "a b"),
        ("don’t", "don't"),
        ("1–2 people", "1-2 people,"),
    ],
)
def test_case_punctuation_and_emphasis_alone_are_a_typo(old, new):
    assert classify(old, new, "en") == ChangeKind.TYPO


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We met in teh village.", "We met in the village."),
        ("You are open.", "You are open?"),
        ("were here", "we're here"),
        ("We resign", "We re-sign"),
        ("We met in the village.", "We met in the hamlet."),
        ("the and/or of it", "the and or of it"),
        ("Ελάτε εδώ.", "Ελάτε εδώ;"),
    ],
)
def test_anything_more_is_wording_until_a_person_says_otherwise(old, new):
    assert classify(old, new, "en") == ChangeKind.WORDING


def test_the_same_text_is_no_change_unless_a_link_leads_elsewhere():
    assert classify("a", "a", "en", {"a1": {"href": "x"}}, {"a1": {"href": "x"}}) is None
    assert classify("a", "a", "en", {"a1": {"href": "x"}}, {"a1": {"href": "y"}}) == ChangeKind.FACT
    assert classify("a", "a.", "en", {}, {"a1": {"href": "y"}}) == ChangeKind.FACT


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("fr", "à dix heures", "à onze heures"),
        ("fr", "c'est ouvert", "ce n'est pas ouvert"),
        ("fr", "la réunion d'avril", "la réunion d'août"),
        ("es", "a las diez", "a las once"),
        ("es", "está abierto", "no está abierto"),
        ("pl", "w środę", "w sobotę"),
        ("pl", "o dziesiątej", "o jedenastej"),
        ("pl", "jest otwarte", "nie jest otwarte"),
        ("el", "την Τρίτη το πρωί", "την Τετάρτη το πρωί"),
        ("el", "στις δέκα", "στις έντεκα"),
        ("el", "είναι ανοιχτό", "δεν είναι ανοιχτό"),
        ("uk", "у вівторок", "у середу"),
        ("uk", "о десятій", "об одинадцятій"),
        ("uk", "працює", "не працює"),
        ("ar", "في الساعة العاشرة", "في الساعة التاسعة"),
        ("ar", "يوم الاثنين", "يوم الثلاثاء"),
        ("ar", "وفي يناير", "وفي فبراير"),
        ("ar", "يعمل المركز", "لا يعمل المركز"),
        ("fa", "ساعت ده", "ساعت یازده"),
        ("fa", "روز دوشنبه", "روز جمعه"),
        ("fa", "مرکز هست", "مرکز نیست"),
    ],
)
def test_numbers_days_and_denials_are_known_in_every_language(language, old, new):
    assert classify(old, new, language) == ChangeKind.FACT


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("fr", "une école au village", "un lycée du village"),
        ("es", "una escuela bonita", "un colegio bonito"),
        ("pl", "nasza grupa w domu", "nasza rodzina w domu"),
        ("el", "το σχολείο του χωριού", "το σχολείο του τόπου"),
        ("uk", "наша громада", "наша родина"),
        ("ar", "مدرسة جميلة", "مدرسة صغيرة"),
        ("fa", "مدرسه قشنگ", "مدرسه کوچک"),
    ],
)
def test_plain_rewording_stays_wording_in_every_language(language, old, new):
    assert classify(old, new, language) == ChangeKind.WORDING


@pytest.mark.parametrize("language", [*LANGUAGES, "de", "it", "so", "xx"])
def test_months_and_weekdays_of_every_language_are_facts(language):
    locale = Locale.parse(language) if language != "xx" else Locale.parse("en")
    if language == "xx":  # a language that nobody knows: numbers and names still count
        assert classify("a 5", "a 6", language) == ChangeKind.FACT
        return
    for names in (locale.months["format"]["wide"], locale.days["format"]["wide"]):
        for one in names.values():
            other = next(name for name in names.values() if words(name) != words(one))
            assert classify(f"x {one} x", f"x {other} x", language) == ChangeKind.FACT, (one, other)


TEXTS = st.text(
    st.sampled_from(list("abc DEF .,!?-'’“”()<>&;:/ 0123456789 ٣٤ ۵ ²½ éß ς ІЇ ش ـ\u064b\u200c€%+\n\xa0")), max_size=40
)
WORDS = st.lists(
    st.sampled_from(["village", "hamlet", "bread", "table", "meet", "people", "platform"]), min_size=1, max_size=8
)


@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_a_class_is_the_same_both_ways_and_nothing_breaks_it(old, new, language):
    assert classify(old, new, language) == classify(new, old, language)
    assert (classify(old, new, language) is None) == (old == new)


@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_a_typo_has_the_same_words(old, new, language):
    if classify(old, new, language) == ChangeKind.TYPO:
        assert words(old) == words(new)


@given(WORDS, WORDS, st.integers(0, 10**6), st.integers(0, 10**6))
def test_another_number_is_a_fact_wherever_it_stands(before, after, one, other):
    assume(one != other)
    frame = " ".join(before) + " {} " + " ".join(after)
    assert classify(frame.format(one), frame.format(other), "en") == ChangeKind.FACT


@given(WORDS, st.data())
def test_other_case_and_punctuation_are_never_more_than_a_typo(text, data):
    old = " ".join(text)
    new = "".join(
        word.upper() + data.draw(st.sampled_from([" ", ", ", "; ", " – ", "… "])) for word in text
    ).strip() + data.draw(st.sampled_from(["", ".", "!", ")"]))
    assert classify(old, new, "fr") in (ChangeKind.TYPO, None)


@given(WORDS, WORDS, st.sampled_from(LANGUAGES))
def test_with_other_words_it_is_never_a_typo(old, new, language):
    assume(old != new)
    assert classify(" ".join(old), " ".join(new), language) in (ChangeKind.WORDING, ChangeKind.FACT)


# Which paragraph is which

PARAGRAPHS = st.lists(st.sampled_from(["alpha beta", "alpha beta gamma", "delta", "epsilon zeta", "x"]), max_size=8)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_pairs_at_most_once_and_equal_ones_pair_wherever_they_are(old, new):
    pairs = align(old, new)
    assert len(set(pairs.values())) == len(pairs)
    for text in set(old) & set(new):
        same = sum(old[i] == new[j] == text for j, i in pairs.items())
        assert same == min(old.count(text), new.count(text))


@given(PARAGRAPHS)
def test_a_text_that_did_not_change_pairs_with_itself(texts):
    assert align(texts, texts) == {place: place for place in range(len(texts))}


def test_one_in_the_place_of_one_is_its_new_wording_however_different():
    assert align(["a", "old words", "b"], ["a", "something else entirely", "b"]) == {0: 0, 1: 1, 2: 2}


def test_of_several_those_pair_that_are_alike_in_order():
    old = ["We met in the village.", "Everybody brought bread."]
    new = ["Nothing like it at all, 1234567890.", "We met in a village.", "Everybody had brought bread."]
    assert align(old, new) == {1: 0, 2: 1}


def test_what_is_not_alike_is_new_and_removed():
    assert align(["aaaa bbbb", "cccc dddd"], ["1111 2222", "3333 4444", "5555 6666"]) == {}


# Links of kept words


def text(html, **targets):
    return Paragraph("p", 0, html, {name: {"href": target} for name, target in targets.items()})


def test_words_whose_links_did_not_change_stay_as_they_are():
    old = text('See <a id="a1">it</a> &amp; go', a1="x")
    assert fit('Vois\xa0<a id="a1">le</a> &amp; va', old, old._replace(text='Look at <a id="a1">it</a>')) == (
        'Vois\xa0<a id="a1">le</a> &amp; va'
    )


def test_a_link_is_followed_by_where_it_leads():
    old = text('<a id="a1">map</a> <a id="a2">list</a>', a1="m", a2="l")
    new = text('<a id="a1">list</a> <a id="a2">map</a>', a1="l", a2="m")
    assert fit('<a id="a1">carte</a> <a id="a2">liste</a>', old, new) == ('<a id="a2">carte</a> <a id="a1">liste</a>')


def test_else_by_its_words():
    old = text('<a id="a1">map</a> <a id="a2">list</a>', a1="m", a2="l")
    new = text('<a id="a1">list</a> <a id="a2">map</a>', a1="other-l", a2="other-m")
    assert match(old, new) == {"a1": "a2", "a2": "a1"}


def test_a_link_that_may_be_any_is_taken_out_and_its_words_stay():
    old = text('<a id="a1">map</a>', a1="m")
    new = text('<a id="a1">list</a> <a id="a2">plan</a>', a1="l", a2="p")
    assert fit('<b>la <a id="a1">carte</a></b>', old, new) == "<b>la carte</b>"
