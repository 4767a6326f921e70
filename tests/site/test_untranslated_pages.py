"""What readers see of pages that are not translated yet: their own interface, a notice, and the original marked."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation as django_translation
from wagtail.models import Locale

from home.models import HomePage
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import (
    NewsPageFactory,
    StandardPageFactory,
    add_region,
    translate,
)
from tests.factories.snippets import (
    GoodPracticeFactory,
    OrganisationFactory,
    RoundtableFactory,
    TopicFactory,
    add_organiser,
    add_topic,
    place,
    translate_snippet,
)

pytestmark = pytest.mark.django_db

PATHS = ["", "regions/", "regions/isere/", "news/", "news/second/", "good-practices/", "good-practices/rural-farm/"]
PATHS += ["about/", "about/more/"]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BODY = [
    {"type": "text", "value": "<p>Word of the text</p>"},
    {"type": "quote", "value": {"text": "Word of a quote", "speaker": "", "role": "word of a role"}},
    {
        "type": "call_to_action",
        "value": {
            "text": "Word before a link",
            "link_text": "Word on a link",
            "page": None,
            "url": "https://a.example/",
        },
    },
    {"type": "video", "value": {"url": "https://a.example/", "title": "Word of a film", "language": ""}},
]


class Languages(HTMLParser):
    """Collects the texts of a page, each with the language of the element it stands in."""

    def __init__(self, html):
        super().__init__()
        self.open, self.texts, self.lang = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        text = " ".join(data.split())
        language = next((lang for _tag, lang in reversed(self.open) if lang), "")
        if text and self.open and "body" in [tag for tag, _lang in self.open]:
            self.texts.append((text, language))


def languages_of(html, words):
    """The languages in which a page says that these words are, wherever they stand."""
    return {language for text, language in Languages(html).texts if words in text}


@built_once
def full(site):
    """The small site with words in every kind of place, all in English."""
    for page in (site.home, site.regions, site.region, site.news, site.post, site.library):
        page = type(page).objects.get(pk=page.pk)
        page.title, page.summary, page.body = f"Word of {page.slug}", "Word of a summary", json.dumps(BODY)
        page.save_revision().publish()
    region = type(site.region).objects.get(pk=site.region.pk)
    region.parent_region, region.contact_role = "Word of a larger region", "Word of a contact"
    region.local_name, region.local_language = "Isèra", "ca"
    region.save_revision().publish()
    about = StandardPageFactory(parent=site.home, title="Word of about", slug="about", summary="Word of a summary")
    about.body = json.dumps(BODY)
    about.save_revision().publish()
    StandardPageFactory(parent=about, title="Word of more", slug="more", summary="Word of a summary")
    organisation = OrganisationFactory(name="Tero Loko", what="Word of what it does")
    add_organiser(site.roundtable, organisation, "presenter")
    add_topic(site.practice, TopicFactory(name="Word of a topic"))
    for name in ("title", "summary", "problem", "results", "municipality", "funding_source", "contact_role"):
        setattr(site.practice, name, "Word of a practice")
    site.practice.save()
    return site


@built_once
def french(full):
    return Locale.objects.create(language_code="fr")


@pytest.mark.once
def test_every_run_of_the_original_is_marked_and_no_word_of_the_interface_is(french, client):
    for path in PATHS:
        html = client.get(f"/fr/{path}").content.decode()
        texts = Languages(html).texts
        foreign = [(text, language) for text, language in texts if "Word" in text or "word" in text]
        assert foreign
        assert {language for _text, language in foreign} == {"en"}, [pair for pair in foreign if pair[1] != "en"]
        mine = {text for text, language in texts if language == "en"} - {text for text, _language in foreign}
        assert mine <= {"Language", "English", "Rural farm"}, mine


@pytest.mark.once
def test_a_region_on_the_map_says_its_language_with_what_svg_knows(site, client):
    type(site.region).objects.filter(pk=site.region.pk).update(latitude=45, longitude=5)
    Locale.objects.create(language_code="fr")
    for path, marked in (("/fr/regions/", 'lang="en"'), ("/en/regions/", "")):
        (link,) = re.findall(r'<a class="map__link"[^>]*>', client.get(path).content.decode())
        assert marked in link
        assert ("lang=" in link, " dir=" in link) == (bool(marked), False)


@pytest.mark.once
def test_the_interface_is_the_readers(french, client):
    for path in PATHS:
        html = client.get(f"/fr/{path}").content.decode()
        assert '<html lang="fr" dir="ltr">' in html
        assert "Aller au contenu" in html
        assert len(re.findall(r"<h1[ >]", html)) == len(re.findall(r"<main[ >]", html)) == 1


@pytest.mark.once
def test_a_notice_says_first_of_all_what_is_read(french, client):
    for path in PATHS:
        html = client.get(f"/fr/{path}").content.decode()
        main = html[html.index("<main") :]
        notice = main.index('role="note"')
        assert notice < main.index("<h1")
        assert "français" in main[notice : notice + 400]
        assert "anglais" in main[notice : notice + 400]


@pytest.mark.once
def test_nothing_is_noticed_where_there_is_nothing_to_say(french, client):
    for path in PATHS:
        html = client.get(f"/en/{path}").content.decode()
        assert 'role="note"' not in html
        assert "noindex" not in html


@pytest.mark.once
def test_search_engines_are_led_to_the_original_alone(french, client):
    for path in PATHS:
        html = client.get(f"/fr/{path}").content.decode()
        assert '<meta name="robots" content="noindex">' in html
        assert f'<link rel="canonical" href="http://testserver/en/{path}">' in html
        assert '<link rel="alternate" hreflang' not in html
        assert 'hreflang="fr"' not in client.get(f"/en/{path}").content.decode().partition("</head>")[0]


def test_every_link_stays_in_the_readers_language_and_leads_somewhere(french, client):
    found = set()
    for path in PATHS:
        body = client.get(f"/fr/{path}").content.decode().partition("<body")[2]
        switcher = re.search(r'<nav class="languages".*?</nav>', body, re.DOTALL)[0]
        links = set(re.findall(r'href="(/[^"#]*)"', body.replace(switcher, "")))
        links = {link for link in links if not link.startswith(("/static/", "/media/", "/documents/"))}
        assert {link[:4] for link in links} == {"/fr/"}, path
        found |= links
    assert {"/fr/regions/isere/", "/fr/news/second/", "/fr/good-practices/rural-farm/"} <= found
    assert {client.get(link).status_code for link in found} == {200}


def test_the_switcher_stands_on_the_asked_language_and_names_real_translations_first(french, open_language, client):
    open_language("pl")
    for path in PATHS:
        html = client.get(f"/fr/{path}").content.decode()
        switcher = re.search(r'<nav class="languages".*?</nav>', html, re.DOTALL)[0]
        first, note, second = switcher.partition("languages__note")
        assert f'<a href="/en/{path}" lang="en" hreflang="en" dir="ltr" rel="alternate">' in first
        assert note
        assert '<span aria-current="true" lang="fr" dir="ltr">' in second
        assert f'<a href="/pl/{path}" lang="pl" hreflang="pl" dir="ltr">' in second


@pytest.mark.once
def test_the_switcher_of_the_original_leads_to_the_same_page_everywhere(french, client):
    html = client.get("/en/news/second/").content.decode()
    assert '<a href="/fr/news/second/" lang="fr" hreflang="fr" dir="ltr">' in html


@pytest.mark.once
def test_a_page_in_a_script_from_right_to_left_says_where_words_run_the_other_way(full, open_language, client):
    open_language("ar", direction="rtl")
    html = client.get("/ar/news/second/").content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert '<h1 lang="en" dir="ltr">Word of second</h1>' in html


def test_menus_and_breadcrumb_take_what_is_translated_and_the_original_for_the_rest(full, client):
    translate(full.news, "fr", title="Actualités")
    html = client.get("/fr/news/second/").content.decode()
    menu = re.search(r'<nav class="menu".*?</nav>', html, re.DOTALL)[0]
    assert re.search(r'<a href="/fr/news/" aria-current="true">Actualités</a>', menu)
    assert re.search(r'<a href="/fr/regions/" lang="en" dir="ltr">Word of regions</a>', menu)
    assert menu.count("/fr/news/") == 1
    breadcrumb = re.search(r'<nav class="breadcrumb".*?</nav>', html, re.DOTALL)[0]
    assert '<a href="/fr/news/">Actualités</a>' in breadcrumb
    assert '<li aria-current="page"><bdi lang="en" dir="ltr">Word of second</bdi></li>' in breadcrumb


def test_menus_keep_their_order_whatever_is_translated(full, client):
    translate(full.library, "fr", title="Bonnes pratiques")
    html = client.get("/fr/about/").content.decode()
    menu = re.search(r'<nav class="menu".*?</nav>', html, re.DOTALL)[0]
    assert re.findall(r'href="([^"]*)"', menu) == ["/fr/regions/", "/fr/news/", "/fr/good-practices/"]


def test_a_page_whose_parent_is_not_translated_has_its_breadcrumb_all_the_same(full, client):
    translate(full.post, "fr", title="Table ronde")
    full.news.get_translation(Locale.objects.get(language_code="fr")).unpublish()
    html = client.get("/fr/news/second/").content.decode()
    assert '<a href="/fr/news/" lang="en" dir="ltr">Word of news</a>' in html


def test_lists_on_an_untranslated_page_are_made_for_the_reader(full, client):
    translate(full.post, "fr", title="Table ronde")
    translate(full.region, "fr", title="Isère en français")
    news = full.news.get_translation(Locale.objects.get(language_code="fr"))
    type(news).objects.get(pk=news.pk).unpublish()
    html = client.get("/fr/news/").content.decode()
    assert languages_of(html, "Word of news") == {"en"}
    assert "Word of second" not in html
    assert languages_of(html, "Table ronde") == languages_of(html, "Isère en français") == {"fr"}


def test_what_an_untranslated_page_refers_to_is_shown_in_the_readers_language(full, client):
    translate(full.region, "fr", title="Isère en français")
    html = client.get("/fr/news/second/").content.decode()
    assert languages_of(html, "Isère en français") == {"fr"}


def test_neighbours_of_an_untranslated_post_are_those_of_the_readers_list(full, client):
    later = RoundtableFactory(region=full.region, ordinal=3, start=full.roundtable.start.replace(year=2022))
    earlier = RoundtableFactory(region=full.region, ordinal=1, start=full.roundtable.start.replace(year=2020))
    translate(NewsPageFactory(parent=full.news, title="Third", slug="third", roundtable=later), "fr", title="Troisième")
    NewsPageFactory(parent=full.news, title="Word of first", slug="first", roundtable=earlier)
    html = client.get("/fr/news/second/").content.decode()
    assert languages_of(html, "Troisième") == {"fr"}
    assert languages_of(html, "Word of first") == {"en"}
    assert 'rel="prev" href="/fr/news/first/" hreflang="en"' in html
    assert "Word of first" not in client.get("/fr/news/third/").content.decode()


def test_a_translated_page_has_no_notice_though_its_home_page_is_not_translated(full, client):
    translate(full.post, "fr", title="Table ronde")
    HomePage.objects.filter(locale__language_code="fr").update(first_published_at=None)
    html = client.get("/fr/news/second/").content.decode()
    assert 'role="note"' not in html
    with django_translation.override("fr"):
        assert f'<li><a href="/fr/">{django_translation.gettext("Front page")}</a></li>' in html


def test_more_practices_of_a_region_are_found_in_the_readers_language(full, french, client):
    for _ in range(7):
        place(GoodPracticeFactory(), full.region)
    assert 'href="/fr/good-practices/?region=isere"' in client.get("/fr/regions/isere/").content.decode()


def test_a_practice_not_translated_in_a_translated_library_is_marked(full, client):
    translate(full.library, "fr", title="Bonnes pratiques")
    html = client.get("/fr/good-practices/rural-farm/").content.decode()
    assert languages_of(html, "Word of a practice") == {"en"}
    assert languages_of(html, "Bonnes pratiques") == {"fr"}
    assert 'role="note"' in html
    assert 'rel="canonical" href="http://testserver/en/good-practices/rural-farm/"' in html


def test_a_translated_practice_is_indexed(full, client):
    translate(full.library, "fr")
    translate_snippet(full.practice, "fr", live=True)
    head = client.get("/fr/good-practices/rural-farm/").content.decode().partition("</head>")[0]
    assert "noindex" not in head
    assert 'hreflang="en" href="http://testserver/en/good-practices/rural-farm/"' in head


def test_links_in_texts_of_an_untranslated_page_lead_to_the_readers_prefix(full, french, client):
    post = NewsPage.objects.get(pk=full.post.pk)
    link = f'<p><a linktype="page" id="{full.region.pk}">there</a></p>'
    post.body = json.dumps([{"type": "text", "value": link}])
    post.save()
    assert '<a href="/fr/regions/isere/" hreflang="en">there</a>' in client.get("/fr/news/second/").content.decode()


@pytest.mark.parametrize("path", ["regions/isere/", "news/", "news/second/", "good-practices/rural-farm/", ""])
def test_an_untranslated_page_costs_few_queries_more_and_no_more_with_more_content(full, french, client, path):
    def cost(language):
        client.get(f"/{language}/{path}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/{language}/{path}")
        return len(queries)

    few = cost("fr")
    assert few <= cost("en") + 4
    for number in range(5):
        roundtable = RoundtableFactory(region=full.region, ordinal=50 + number)
        add_region(NewsPageFactory(parent=full.news, roundtable=roundtable), full.region)
        place(GoodPracticeFactory(), full.region)
        StandardPageFactory(parent=full.home)
    assert cost("fr") <= few + 1
