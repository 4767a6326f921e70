"""What a visitor finds on the site with its real content, in English and in French."""

import re
import urllib.error
import urllib.request
from html import unescape

import pytest
from lxml import html as parsing

from cms.core import languages

POST = "second-regional-multi-stakeholder-cooperation-platform-for-migrant-and-refugee-integration-in-isere"
PRACTICES = ("rural-insertion-farm-and-bakery", "rotating-family-hosting", "literacy-resource-work")


def fetch(address):
    """Status and text of a page."""
    try:
        with urllib.request.urlopen(address, timeout=60) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def words(html):
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.once
@pytest.mark.parametrize("language", languages.codes())
def test_menu_and_footer_speak_the_language_of_the_page(real_site, language):
    _status, html = fetch(f"{real_site}/{language}/")
    page = parsing.fromstring(html)
    links = page.xpath("//header//nav[@class='menu']//a | //footer//nav//a")
    assert len(links) == 7
    for link in links:
        assert link.get("lang") is None, link.text
        assert fetch(real_site + link.get("href"))[0] == 200
    # What English calls the accessibility statement, privacy, and so on, no other language does.
    english = {"Regions", "News", "Good practices", "About", "Privacy", "Resources"}
    assert english.isdisjoint(link.text for link in links) is (language != "en")


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        ("en", ["22 June 2021", "Second roundtable", "Online", "18 stakeholders", "co-funded by the European Union"]),
        ("fr", ["22 juin 2021", "Deuxième table ronde", "En ligne", "18 parties prenantes", "Union européenne"]),
    ],
)
def test_the_isere_post_tells_its_facts(real_site, language, facts):
    _status, html = fetch(f"{real_site}/{language}/news/{POST}/")
    text = words(html)
    names = ["Entraide Pierre Valdo", "ICMC Europe", "Tero Loko", "JRS Welcome Isère", "IRIS"]
    for fact in [*facts, *names]:
        assert fact in text, fact
    assert f'href="/{language}/regions/isere/"' in html
    for practice in PRACTICES:
        assert f'href="/{language}/good-practices/{practice}/"' in html
    assert 'rel="prev"' in html
    assert 'rel="next"' in html


def test_a_region_shows_its_roundtables_in_time_order(real_site):
    _status, html = fetch(f"{real_site}/en/regions/vaucluse/")
    text = words(html[html.index('id="roundtables"') :])
    days = ["22 April 2021", "27 July 2021", "6 October 2021", "9 May 2022"]
    places = [text.index(day) for day in days]
    assert places == sorted(places)


def test_a_region_without_data_says_so(real_site):
    _status, html = fetch(f"{real_site}/en/regions/lower-silesia/")
    assert "Dolny Śląsk" in html
    assert "PL51" in html
    assert "PL22" not in html


def test_lists_lead_on_without_gaps_or_repeats(real_site):
    seen, address = [], f"{real_site}/en/news/"
    while address:
        _status, html = fetch(address)
        seen += re.findall(r'class="card__title"[^>]*><a href="(/en/news/[^"]+)"', html)
        following = re.search(r'<a[^>]+rel="next"[^>]*href="([^"]+)"|<a[^>]+href="([^"]+)"[^>]+rel="next"', html)
        target = following and unescape(following[1] or following[2])
        address = target and (f"{real_site}/en/news/{target}" if target.startswith("?") else f"{real_site}{target}")
    assert len(seen) == len(set(seen)) == 31


def test_every_link_of_the_site_leads_somewhere(real_site):
    waiting, seen, broken = ["/en/", "/fr/"], set(), []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        status, html = fetch(real_site + path)
        if status != 200:
            broken.append((path, status))
            continue
        links = re.findall(r'<a [^>]*?href="(/[^"#]*)', html)
        waiting += [link for link in map(unescape, links) if link.startswith(("/en/", "/fr/")) and "?" not in link]
    assert not broken
    assert len(seen) > 100


def test_production_words_do_not_show_in_pages(real_site):
    for path in ("", f"news/{POST}/", "regions/isere/"):
        _status, html = fetch(f"{real_site}/en/{path}")
        for word in ("None", "TemplateDoesNotExist", "{{", "{%", "lorem"):
            assert word not in words(html), (path, word)


def test_a_wrong_address_is_answered_in_the_language_of_the_address(real_site):
    status, html = fetch(f"{real_site}/fr/nulle-part/")
    assert status == 404
    assert '<html lang="fr"' in html
    assert "This page was not found" not in html


def test_an_arabic_reader_finds_by_the_glossary_what_is_only_in_english(real_site):
    _status, html = fetch(f"{real_site}/ar/search/?q=%D9%88%D8%B3%D9%8A%D8%B7")  # وسيط, a mediator
    section = html[html.index('id="in-en"') :]
    assert '<bdi>وسيط</bdi> = <bdi lang="en" dir="ltr">cultural assistant</bdi>' in section
    found = re.search(r'lang="en" dir="ltr"><a href="([^"]+)"', section)
    assert found[1].endswith("/good-practices/cultural-assistants-in-schools/")
