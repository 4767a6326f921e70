"""Dates, numbers, ordinals and plural forms in each language. Digits are European ones, in Arabic and Persian too."""

from datetime import date

import pytest
from django.utils import translation

from cms.core import languages
from cms.core.templatetags.date_tags import known_date
from news import wording
from news.models import Roundtable

DAY = date(2021, 6, 22)
# Of each language: a day, a large number, the second roundtable, and how many people came.
RIGHT = {
    "en": ("22 June 2021", "12,345", "Second roundtable", {1: "1 person", 2: "2 people"}),
    "fr": ("22 juin 2021", "12\u202f345", "Deuxième table ronde", {0: "0 personne", 1: "1 personne", 2: "2 personnes"}),
    "es": ("22 de junio de 2021", "12.345", "Segunda mesa redonda", {1: "1 persona", 2: "2 personas"}),
    "pl": (
        "22 czerwca 2021",
        "12\u00a0345",
        "Drugi okrągły stół",
        {1: "1 osoba", 2: "2 osoby", 5: "5 osób", 12: "12 osób", 22: "22 osoby", 100: "100 osób"},
    ),
    "el": ("22 Ιουνίου 2021", "12.345", "Δεύτερη στρογγυλή τράπεζα", {1: "1 άτομο", 2: "2 άτομα"}),
    "uk": (
        "22 червня 2021\u202fр.",
        "12\u00a0345",
        "Другий круглий стіл",
        {1: "1 людина", 2: "2 людини", 5: "5 людей", 11: "11 людей", 21: "21 людина", 22: "22 людини"},
    ),
    "ar": (
        "22 يونيو 2021",
        "12,345",
        "المائدة المستديرة الثانية",
        {0: "لا أحد", 1: "شخص واحد", 2: "شخصان", 3: "3 أشخاص", 11: "11 شخصًا", 100: "100 شخص", 103: "103 أشخاص"},
    ),
    "fa": ("22 ژوئن 2021", "12,345", "دومین میزگرد", {0: "0 نفر", 1: "1 نفر", 2: "2 نفر"}),
}


def test_every_language_of_the_table_is_looked_at():
    assert list(RIGHT) == languages.codes()


@pytest.mark.parametrize("language", RIGHT)
def test_a_language_has_its_dates_numbers_ordinals_and_plural_forms(language):
    day, number, second, people = RIGHT[language]
    with translation.override(language):
        assert wording.one_date(DAY) == known_date(DAY) == day
        assert wording.number(12345) == number
        assert wording.ordinal(2) == second
        assert wording.ordinal(7).endswith("7")
        for count, words in people.items():
            assert wording.participants(Roundtable(participants_low=count, unit="people")) == words


def test_the_first_of_a_month_is_1er_in_french_and_no_other_day_is():
    first, eleventh, earlier = date(2021, 7, 1), date(2021, 7, 11), date(2021, 6, 30)
    with translation.override("fr"):
        assert wording.one_date(first) == known_date("2021-07-01") == "1er juillet 2021"
        assert wording.one_date(eleventh) == known_date(eleventh) == "11 juillet 2021"
        assert wording.date_range(first, eleventh) == "1er–11 juil. 2021"
        assert wording.date_range(earlier, first).split() == ["30", "juin", "–", "1er", "juil.", "2021"]
    with translation.override("es"):
        assert wording.one_date(first) == "1 de julio de 2021"
