"""Dates, numbers, ordinals and plural forms in each language. Digits are European ones, in Arabic and Persian too."""

import re
from datetime import date, time

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from cms.core import languages
from cms.core.interface_messages import FOR_STAFF, files
from cms.core.listing import in_one_line
from cms.core.templatetags.date_tags import known_date
from news import wording
from news.models import Roundtable

DAY = date(2021, 6, 22)
FOR_READERS = ("templates/", "home/", "regions/", "news/", "cms/feeds/", "cms/embedding/", "cms/core/templatetags/")
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


# Of each language: how many took part, by their number (lowest, highest, whether it is only a lower bound).
RANGES = {
    "en": {(20, 22, False): "20 to 22 people", (21, None, True): "over 21 people", (1, None, True): "over 1 person"},
    "fr": {(20, 22, False): "20 à 22 personnes", (21, None, True): "plus de 21 personnes"},
    "es": {(20, 22, False): "de 20 a 22 personas", (21, None, True): "más de 21 personas"},
    "pl": {
        (20, 22, False): "od 20 do 22 osób",
        (9, 11, False): "od 9 do 11 osób",
        (1, None, True): "ponad 1 osobę",
        (22, None, True): "ponad 22 osoby",
        (25, None, True): "ponad 25 osób",
    },
    "el": {(20, 22, False): "20 έως 22 άτομα", (21, None, True): "πάνω από 21 άτομα"},
    "uk": {
        (15, 21, False): "від 15 до 21 людей",
        (20, 22, False): "від 20 до 22 людей",
        (21, None, True): "понад 21 людину",
        (25, None, True): "понад 25 людей",
    },
    "ar": {
        (1, 2, False): "من شخص إلى شخصين",
        (9, 16, False): "من 9 إلى 16 شخصًا",
        (1, None, True): "أكثر من شخص",
        (2, None, True): "أكثر من شخصين",
        (90, None, True): "أكثر من 90 شخصًا",
    },
    "fa": {(20, 22, False): "20 تا 22 نفر", (21, None, True): "بیش از 21 نفر"},
}


def people(low, high, lower_bound, unit="people"):
    return wording.participants(
        Roundtable(participants_low=low, participants_high=high, participants_open=lower_bound, unit=unit)
    )


@pytest.mark.parametrize("language", languages.codes())
def test_a_range_and_a_lower_bound_have_the_noun_in_the_case_they_ask_for(language):
    with translation.override(language):
        for asked, words in RANGES[language].items():
            assert people(*asked) == words


@pytest.mark.parametrize("unit", ["people", "organisations", "stakeholders"])
@pytest.mark.parametrize("language", languages.codes())
def test_a_lower_bound_never_reads_as_the_number_itself_nor_a_range_as_its_end(language, unit):
    with translation.override(language):
        for number in (1, 2, 3, 11, 21, 100):
            exactly = people(number, None, False, unit)
            assert people(number, None, True, unit) != exactly
            assert people(number - 1, number, False, unit) != exactly


# Of each language: a time in Paris after a date, one and a half hours, a number of four digits.
TIMES = {
    "en": ("10:30 to 12:30 (Paris time)", "1 hour 30 minutes", "1,200"),
    "fr": ("de 10:30 à 12:30 (heure de Paris)", "1 heure 30 minutes", "1\u202f200"),
    "es": ("de 10:30 a 12:30 (hora de París)", "1 hora y 30 minutos", "1200"),
    "pl": ("od 10:30 do 12:30 (czasu paryskiego)", "1 godzina 30 minut", "1200"),
    "el": ("10:30 έως 12:30 (ώρα Παρισιού)", "1 ώρα και 30 λεπτά", "1.200"),
    "uk": ("з 10:30 до 12:30 (за паризьким часом)", "1 година 30 хвилин", "1\u00a0200"),
    "ar": ("من 10:30 إلى 12:30 (بتوقيت باريس)", "ساعة واحدة و30 دقيقة", "1,200"),
    "fa": ("10:30 تا 12:30 (به وقت پاریس)", "1 ساعت و 30 دقیقه", "1,200"),
}


@pytest.mark.parametrize("language", languages.codes())
def test_times_follow_a_date_without_a_capital_and_name_no_zone_of_a_database(language):
    zones = Roundtable._meta.get_field("time_zone").choices
    with translation.override(language):
        span, duration, thousands = TIMES[language]
        assert wording.time_range(time(10, 30), time(12, 30), "Europe/Paris") == span
        assert wording.duration(90) == duration
        assert wording.number(1200) == thousands
        for zone, _label in zones:
            assert "/" not in wording.time_range(time(10, 30), None, zone)


# Of each language: how it says that something is written in it and in another, and the comma of its lists.
SAID = {
    "en": ("in English", "Page in Greek", ", "),
    "fr": ("en français", "Page en grec", ", "),
    "es": ("en español", "Página en griego", ", "),
    "pl": ("po polsku", "Strona po grecku", ", "),
    "el": ("στα ελληνικά", "Σελίδα στα ελληνικά", ", "),
    "uk": ("українською", "Сторінка грецькою", ", "),
    "ar": ("بالعربية", "الصفحة باليونانية", "، "),
    "fa": ("به فارسی", "صفحه به یونانی", "، "),
}


@pytest.mark.parametrize("language", languages.codes())
def test_what_is_in_a_language_is_said_as_one_says_it_there(language):
    own, badge, comma = SAID[language]
    with translation.override(language):
        assert languages.said_in(language) == own
        assert gettext("Page %(in_language)s") % {"in_language": languages.said_in("el")} == badge
        assert in_one_line(["A", "", "B"]) == f"A{comma}B"


def test_a_language_without_words_of_its_own_is_said_by_its_name():
    with translation.override("pl"):
        assert languages.said_in("de") == "w\u00a0języku: niemiecki"


def test_nothing_that_readers_see_writes_the_comma_of_a_list_itself():
    """``A{% endif %}, {{ B }}``: readers of Arabic would see a Latin comma between the two."""
    written = re.compile(r"""[%}]\}(</\w+>)*, (<\w+>)*\{[{%]|["'], ["']\.join""")
    found = {
        name
        for path in files()
        if (name := path.relative_to(settings.BASE_DIR).as_posix()).startswith(FOR_READERS)
        and not name.startswith(FOR_STAFF)
        and written.search(path.read_text(encoding="utf-8"))
    }
    assert found == set()
