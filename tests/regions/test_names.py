"""Who speaks the language of a place knows it by its own name, also where nobody has translated its page."""

import re

import pytest

from cms.core import languages

pytestmark = pytest.mark.django_db

# Of each language: a place where it is spoken. The page that nobody has translated calls it "Elsewhere".
PLACES = {
    "fr": "Franche-Comté",
    "es": "La Mancha",
    "pl": "Dolny Śląsk",
    "el": "Καρδίτσα",
    "uk": "Волинь",
    "ar": "الرشيدية",
    "fa": "بامیان",
}
PATHS = ["", "regions/", "regions/isere/", "news/", "news/second/", "good-practices/", "good-practices/rural-farm/"]
PATHS += ["feeds/news/isere.atom"]


def name_it(site, name, language):
    row = site.region
    row.title, row.local_name, row.local_language = "Elsewhere", name, language
    row.save()


def test_every_language_but_the_source_has_a_place():
    assert [languages.SOURCE, *PLACES] == languages.codes()


@pytest.mark.sampled()
@pytest.mark.parametrize("language", PLACES)
def test_a_region_has_its_own_name_wherever_readers_of_its_language_meet_it(site, open_language, client, language):
    open_language(language)
    name_it(site, PLACES[language], language)
    for path in PATHS:
        html = client.get(f"/{language}/{path}").content.decode()
        assert PLACES[language] in html, path
        assert re.findall(".{60}Elsewhere.{20}", html) == [], path
        for attributes in re.findall(rf"<\w+([^<>]*)>{PLACES[language]}<", html):
            assert ' lang="en"' not in attributes, path


@pytest.mark.sampled()
@pytest.mark.parametrize("language", PLACES)
def test_readers_of_another_language_see_the_name_they_can_read(site, open_language, client, language):
    name_it(site, PLACES[language], language)
    html = client.get("/en/regions/isere/").content.decode()
    assert "<h1>Elsewhere</h1>" in html
    assert PLACES[language] in html  # beside it, as the local name
