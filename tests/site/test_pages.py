"""Every page type, in both languages: its facts, its marks of language, what it costs and what it hides."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from cms.core.models import NetworkSettings
from tests.built_once import built_once
from tests.factories.pages import (
    NewsPageFactory,
    StandardPageFactory,
    add_organisation,
    add_practice,
    add_region,
    translate,
)
from tests.factories.snippets import (
    GoodPracticeFactory,
    OrganisationFactory,
    ProjectFactory,
    RoundtableFactory,
    TopicFactory,
    add_organiser,
    add_topic,
    place,
    translate_snippet,
)

pytestmark = pytest.mark.django_db

BUDGET = 15


@built_once
def about(site):
    return StandardPageFactory(parent=site.home, title="About", slug="about")


@built_once
def french(site, about):
    """The whole small site in French as well."""
    for page in (site.home, site.regions, site.news, site.library, site.region, site.post, about):
        page = type(page).objects.get(pk=page.pk)
        if not page.has_translation(Locale.objects.get_or_create(language_code="fr")[0]):
            translate(page, "fr", title=f"{page.title} en français")
    translate_snippet(site.practice, "fr", title="Ferme rurale", live=True)
    return site


PATHS = [
    "",
    "regions/",
    "regions/isere/",
    "news/",
    "news/second/",
    "good-practices/",
    "good-practices/rural-farm/",
    "about/",
]


@pytest.mark.sampled("path")
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PATHS)
def test_every_page_answers_in_its_language(french, client, language, path):
    response = client.get(f"/{language}/{path}")
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}" dir="ltr">' in html
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert len(re.findall(r"<main[ >]", html)) == 1
    assert response.headers["Content-Language"] == language
    other = "fr" if language == "en" else "en"
    assert f'hreflang="{other}" href="http://testserver/{other}/{path}"' in html
    assert f'rel="canonical" href="http://testserver/{language}/{path}"' in html


@pytest.mark.once
@pytest.mark.parametrize("path", [*PATHS, "no-such-page/"])
def test_public_pages_set_no_cookie_and_do_not_vary_by_one(french, client, path):
    response = client.get(f"/en/{path}")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.once
@pytest.mark.parametrize("path", [*PATHS, "no-such-page/"])
def test_templates_hold_no_inline_script_or_style_and_no_outside_address(french, client, path):
    html = client.get(f"/en/{path}").content.decode()
    assert "<script>" not in html
    assert "<style" not in html
    assert not re.search(r'\sstyle="|\son[a-z]+="', html)
    assert not re.search(r'(src|srcset)="(https?:)?//', html)


def test_a_french_page_links_to_french_regions_and_practices(french, client):
    html = client.get("/fr/news/second/").content.decode()
    assert 'href="/fr/regions/isere/"' in html
    assert 'href="/fr/good-practices/rural-farm/"' in html
    assert "/en/regions/" not in html


def test_what_is_not_translated_is_shown_with_its_language(site, client):
    translate(site.post, "fr", title="Table ronde")
    html = client.get("/fr/news/second/").content.decode()
    assert re.search(r'<a href="/fr/regions/isere/"[^>]* lang="en"', html)


def test_the_front_door_leads_to_the_readers_language_without_a_cookie(site, client):
    Locale.objects.create(language_code="fr")
    for header, language in (("fr-CA,fr;q=0.8,en;q=0.5", "fr"), ("pl", "en"), ("", "en"), ("en;q=0.2, fr;q=0.9", "fr")):
        response = client.get("/", headers={"accept-language": header})
        assert (response.status_code, response["Location"]) == (302, f"/{language}/")
        assert response.headers["Vary"] == "Accept-Language"
        assert not response.cookies


def test_a_language_cookie_changes_nothing(site, client):
    client.cookies["django_language"] = "fr"
    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/en/"
    assert client.get("/en/")["Content-Language"] == "en"


def test_the_front_door_leads_to_no_language_that_is_not_open_yet(site, client):
    assert client.get("/", headers={"accept-language": "fr"})["Location"] == "/en/"
    assert 'href="/fr/' not in client.get("/en/").content.decode()


def test_a_language_without_a_home_page_never_answers_with_another(site, client):
    assert client.get("/fr/").status_code == 404
    assert client.get("/fr/regions/isere/").status_code == 404


@pytest.mark.once
@pytest.mark.parametrize(("language", "words"), [("en", "en"), ("fr", "fr")])
def test_the_404_page_speaks_the_language_of_the_address(french, client, language, words):
    response = client.get(f"/{language}/no-such-page/")
    assert response.status_code == 404
    assert f'<html lang="{words}"' in response.content.decode()


def test_the_500_page_needs_no_database(rf, client):
    from cms.core.views import server_error

    response = server_error(rf.get("/fr/regions/"))
    assert response.status_code == 500
    assert '<html lang="fr"' in response.content.decode()


def test_the_isere_post_shows_its_facts(site, client):
    organisation = OrganisationFactory(name="Tero Loko", what="Farm and bakery.")
    add_organiser(site.roundtable, organisation, "presenter")
    add_organiser(site.roundtable, OrganisationFactory(name="Entraide Pierre Valdo"))
    html = client.get("/en/news/second/").content.decode()
    for words in (
        "22 June 2021",
        "Second roundtable",
        "Online",
        "18 stakeholders",
        "Tero Loko",
        "Farm and bakery.",
        "Entraide Pierre Valdo",
    ):
        assert words in html, words


def test_a_post_without_a_date_shows_none_and_comes_last(site, client):
    NewsPageFactory(parent=site.news, title="Nobody knows when", slug="undated", kind="portrait")
    html = client.get("/en/news/").content.decode()
    assert html.index("Second roundtable in Isère") < html.index("Nobody knows when")
    assert "None" not in client.get("/en/news/undated/").content.decode()


def test_neighbours_are_told_apart_by_region_ordinal_and_date(site, client):
    roundtable = RoundtableFactory(region=site.region, ordinal=3, start=site.roundtable.start.replace(year=2022))
    add_region(NewsPageFactory(parent=site.news, title="Third", slug="third", roundtable=roundtable), site.region)
    html = client.get("/en/news/second/").content.decode()
    later = html[html.index('rel="next"') :]
    for words in ("Isère", "Third roundtable", "22 June 2022"):
        assert words in later


def test_the_funding_notice_is_in_the_language_of_the_page(site, client):
    project = ProjectFactory(funding_statement="Co-funded by the European Union.")
    translate_snippet(project, "fr", funding_statement="Cofinancé par l’Union européenne.")
    site.region.project = project
    site.region.save_revision().publish()
    translate(site.region, "fr")
    assert "Co-funded by the European Union." in client.get("/en/regions/isere/").content.decode()
    html = client.get("/fr/regions/isere/").content.decode()
    assert "Cofinancé par l’Union européenne." in html
    assert "Co-funded" not in html


def test_the_footer_is_in_the_language_of_the_page(french, client):
    from wagtail.models import Site

    settings = NetworkSettings.for_site(Site.objects.get())
    settings.network_name = "Our tables"
    settings.footer = NetworkSettings._meta.get_field("footer").to_python(
        [
            {"type": "text", "value": {"language": "en", "text": "<p>About us all</p>"}},
            {"type": "text", "value": {"language": "fr", "text": "<p>Pour tout le monde</p>"}},
        ]
    )
    settings.save()
    html = client.get("/fr/").content.decode()
    assert "Our tables" in html
    assert "Pour tout le monde" in html
    assert "About us all" not in html


def test_regions_without_data_say_so(site, client):
    site.roundtable.delete()
    site.post.delete()
    site.practice.delete()
    html = client.get("/en/regions/isere/").content.decode()
    for what in (
        "roundtable of this region",
        "news from this region",
        "good practice of this region",
        "document about",
    ):
        assert what in html
    assert "members of this platform are not known" in html


def fill(site, number):
    """Give the region, the post and the list ``number`` more of everything they relate to."""
    for _count in range(number):
        organisation, topic = OrganisationFactory(), TopicFactory()
        practice = GoodPracticeFactory()
        place(practice, site.region)
        add_topic(practice, topic)
        add_practice(site.post, practice)
        add_organisation(site.region, organisation)
        add_organiser(site.roundtable, organisation, "presenter")
        roundtable = RoundtableFactory(region=site.region, ordinal=100 + site.region.roundtables.count())
        add_region(NewsPageFactory(parent=site.news, roundtable=roundtable), site.region)


@pytest.mark.sampled("path")
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", ["regions/isere/", "news/", "news/second/"])
def test_a_page_stays_within_its_queries_however_much_it_relates_to(french, client, language, path):
    fill(french, 8)
    client.get(f"/{language}/{path}")  # content types and the addresses of home pages are known from then on
    with CaptureQueriesContext(connection) as few:
        client.get(f"/{language}/{path}")
    fill(french, 8)
    with CaptureQueriesContext(connection) as many:
        client.get(f"/{language}/{path}")
    assert len(many) <= len(few)
    assert len(many) <= BUDGET


HIDDEN = "Secret of nobody"


def hide_draft(site, page):
    page.live = False
    page.save()


def hide_restricted(site, page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def hide_scheduled(site, page):
    from datetime import timedelta

    from django.utils import timezone

    page.live = False
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save()


@pytest.mark.parametrize("hide", [hide_draft, hide_restricted, hide_scheduled])
@pytest.mark.parametrize("kind", ["region", "post"])
def test_what_is_not_public_is_in_no_list(site, client, kind, hide):
    page = getattr(site, kind)
    type(page).objects.filter(pk=page.pk).update(title=HIDDEN)
    hide(site, type(page).objects.get(pk=page.pk))
    cache.clear()
    for path in (
        "",
        "regions/",
        "news/",
        "good-practices/",
        "good-practices/rural-farm/",
        "regions/isere/",
        "news/second/",
    ):
        response = client.get(f"/en/{path}", follow=False)
        own = page.url_path.endswith(path) and path
        assert HIDDEN not in response.content.decode(), path
        assert not (own and response.status_code == 200), path


def test_a_practice_that_is_not_live_is_in_no_list_and_has_no_page(site, client):
    site.practice.live = False
    site.practice.title = HIDDEN
    site.practice.save()
    for path in PATHS[:-1]:
        assert HIDDEN not in client.get(f"/en/{path}").content.decode() or path == "about/"
    assert client.get("/en/good-practices/rural-farm/").status_code == 404
