"""Places are found by their names in other scripts and other languages."""

import pytest
from django.core.management import call_command

from regions.models import RegionPage
from search.analysis.sounds import sounds
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, RegionPageFactory, add_region, translate

from .test_spellings import wrong_in

pytestmark = pytest.mark.django_db

TABLE = {
    "en": (
        ("farms near [Kardítsa] town", "Καρδίτσα", "Кардіца", "كارديتسا", "کاردیتسا"),
        ("farms near [Isère] river", "Ιζέρ", "Ізер", "إيزير", "ایزر"),
        ("trains from [Lviv] came", "Львів", "لفيف", "لویو", "/Lwów"),
        ("the mayor of [Καρδίτσα] came", "Karditsa", "Kardítsa"),
        ("a carditis, as izar is", "/Καρδίτσα", "/Ізер"),
    ),
    "fr": (
        ("une ferme à [Grenoble] encore", "Гренобль", "غرونوبل", "گرنوبل", "Γκρενόμπλ"),
        ("en [Vaucluse] et ailleurs", "Воклюз", "فوكلوز"),
    ),
    "es": (("un huerto en [Guadalajara] hoy", "Гвадалахара", "Γουαδαλαχάρα", "غوادالاخارا"),),
    "pl": (("spotkanie we [Lwowie] dziś", "Львів", "لفيف"), ("wieś [Teruel] dziś", "Теруель", "تيرويل")),
    "de": (("ein Hof im [Vaucluse] heute", "Воклюз", "فوكلوز"), ("ein Haus", "/Гаус")),
    "it": (("la piana di [Karditsa] oggi", "Καρδίτσα", "Кардіца"),),
    "el": (("αγρόκτημα στην [Καρδίτσα] σήμερα", "Karditsa", "Кардіца", "كارديتسا"), ("το ραντεβού", "/Rndv")),
    "uk": (("зустріч в [Ізері] була", "Isère", "isere", "Ιζέρ", "إيزير"), ("зустріч у [Львові] була", "Lviv", "Lwów")),
    "ar": (
        ("مزرعة في [إيزير] اليوم", "Isère", "Ізер"),
        ("مزرعة في [كارديتسا] اليوم", "Karditsa", "Καρδίτσα"),
        ("مزرعة وأسر هنا", "/Isère"),
    ),
    "fa": (("مزرعه در [ایزر] امروز", "Isère", "Ізер"), ("مزرعه در [کاردیتسا] امروز", "Karditsa", "Кардіца")),
}


@pytest.mark.parametrize("language", TABLE)
def test_a_name_is_found_in_another_script(language):
    assert wrong_in(language, TABLE[language]) == []


def test_names_that_are_too_short_have_no_sound():
    assert not sounds("соя")
    assert not sounds("loire")


@built_once
def silesia(indexed, changes):
    """A region with a name of its own, a page in French, and news about it that do not name it."""
    with changes():
        region = RegionPageFactory(
            parent=indexed.regions, title="Lower Silesia", country="PL", local_name="Dolny Śląsk", local_language="pl"
        )
        translate(region, "fr", title="Basse-Silésie")
        add_region(NewsPageFactory(parent=indexed.news, title="Cherry harvest"), region)
    with changes():
        call_command("repair_search", verbosity=0)
    return region


def test_a_region_and_what_is_about_it_are_found_by_its_names_in_all_languages(silesia, titles):
    for typed in ("Dolny Śląsk", "dolny slask", "Basse-Silésie", "Basse Silesie"):
        assert titles(typed)[:2] == ["Lower Silesia", "Cherry harvest"], typed
    assert titles("Dolny Śląsk", "fr")[0] == "Basse-Silésie"


def test_what_is_in_a_country_is_found_by_its_name_in_another_language_only(silesia, titles):
    assert {"Lower Silesia", "Cherry harvest"} <= set(titles("Польща"))
    assert {"Lower Silesia", "Cherry harvest"} <= set(titles("Pologne"))
    assert titles("Poland") == ["Basse-Silésie"]  # in its own language the text says it, or not


def test_the_name_on_a_page_that_is_not_public_leads_nowhere(silesia, titles, changes):
    with changes():
        RegionPage.objects.get(translation_key=silesia.translation_key, locale__language_code="fr").unpublish()
    with changes():
        call_command("repair_search", verbosity=0)
    assert "Cherry harvest" not in titles("Basse-Silésie")
    assert "Cherry harvest" in titles("Dolny Śląsk")


def test_words_that_a_list_has_with_a_hyphen_can_be_searched_for(indexed, titles):
    for typed in ("email", "e-mail", "1850s", "вул", "cdrom"):
        assert titles(typed) == [], typed
