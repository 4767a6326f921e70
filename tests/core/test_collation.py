"""Names stand in the order of the reader's language, on both databases, and not in that of code points."""

import pytest
from django.utils import translation

from cms.core import collation, languages
from regions import countries
from regions.library import list_context
from regions.models import GoodPractice, Topic
from tests.factories.snippets import GoodPracticeFactory

# Of each language: names in its own order.
ORDER = {
    "en": ["Education", "élan", "Elan 2", "Sport", "Zebra"],
    "fr": ["Coordination", "cote", "Coté", "Éducation", "Égypte", "Sport"],
    "es": ["Bélgica", "Bulgaria", "nube", "ñandú", "Ñu", "oveja", "Zamora"],
    "pl": ["Litwa", "Luksemburg", "Łotwa", "Słowacja", "Słowenia", "Szwecja", "Śnieg", "Zabrze", "Źdźbło", "Żary"],
    "el": ["Άγιος", "Αθήνα", "Έλληνες", "Ζωή", "Όσοι", "Οχτώ", "Isère"],
    "uk": ["Австрія", "Греція", "Ґава", "Ємен", "Ізраїль", "Іспанія", "Їжак", "Польща", "Isère"],
    "ar": ["آسيا", "أرض", "إسبانيا", "اليونان", "بولندا", "تونس", "فرنسا", "Isère"],
    "fa": ["آلمان", "اسپانیا", "بلژیک", "پرتغال", "چک", "ژاپن", "کرواسی", "گرجستان", "لهستان", "هلند", "یونان"],
}


def test_every_language_of_the_table_is_looked_at():
    assert list(ORDER) == languages.codes()


@pytest.mark.parametrize("language", ORDER)
def test_names_are_sorted_as_their_language_has_them(language):
    assert sorted(set(ORDER[language]), key=lambda name: collation.key(name, language)) == ORDER[language]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ORDER)
def test_the_database_has_the_same_order(site, language):
    """Both databases: SQLite has our collations under the names of PostgreSQL's."""
    names = [*ORDER[language], *ORDER["en"], *(countries.name(code) for code in countries.CODES)]
    Topic.objects.bulk_create(
        Topic(name=name, slug=f"t{number}", locale=site.region.locale) for number, name in enumerate(names)
    )
    found = list(Topic.objects.order_by(collation.in_order("name", language)).values_list("name", flat=True))
    assert found == sorted(found, key=lambda name: collation.key(name, language))


@pytest.mark.parametrize("language", ORDER)
def test_countries_of_a_form_stand_in_the_order_of_their_names(language):
    with translation.override(language):
        names = [name for _code, name in countries.choices()]
    assert names == sorted(names, key=lambda name: collation.key(name, language))
    assert names != sorted(names) or language in ("en", "el")


@pytest.mark.django_db
def test_a_list_in_pages_goes_on_where_it_stopped_in_the_same_order(site, monkeypatch):
    monkeypatch.setattr("regions.library.PAGE_SIZE", 2)
    GoodPractice.objects.all().delete()
    for title in ORDER["pl"]:
        GoodPracticeFactory(title=title, locale=site.region.locale)
    seen, query = [], {}
    with translation.override("pl"):
        while query is not None:
            page = list_context(site.region.locale_id, query)["list_page"]
            seen += [practice.title for practice in page.rows]
            query = {"from": page.after} if page.after else None
    assert seen == ORDER["pl"]
