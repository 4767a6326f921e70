"""Links in texts lead to the reader's language, at the cost of one query for a whole page."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale
from wagtail.rich_text import expand_db_html

from news.models import NewsPage
from tests.factories.pages import RegionPageFactory, translate

pytestmark = pytest.mark.django_db


def link(page):
    return f'<p><a linktype="page" id="{page.pk}">there</a></p>'


def test_a_link_leads_to_the_readers_language_where_the_page_exists(site):
    translate(site.region, "fr")
    with translation.override("fr"):
        assert 'href="/fr/regions/isere/"' in expand_db_html(link(site.region))


def test_else_it_leads_to_the_readers_prefix_and_says_what_is_read_there(site):
    Locale.objects.create(language_code="fr")
    with translation.override("fr"):
        assert '<a href="/fr/regions/isere/" hreflang="en">' in expand_db_html(link(site.region))


def test_in_a_language_without_home_page_a_link_keeps_its_address(site):
    with translation.override("fr"):
        assert '<a href="/en/regions/isere/" hreflang="en">' in expand_db_html(link(site.region))


def test_a_link_to_what_is_not_public_stays_text(site):
    draft = RegionPageFactory(parent=site.regions, live=False)
    assert "href" not in expand_db_html(link(draft))


@pytest.mark.parametrize("number", [2, 6])
def test_many_texts_with_links_cost_one_query(site, client, number):
    pages = [RegionPageFactory(parent=site.regions) for _ in range(number)]
    client.get("/en/news/second/")
    with CaptureQueriesContext(connection) as without:
        client.get("/en/news/second/")
    post = NewsPage.objects.get(pk=site.post.pk)
    post.body = json.dumps([{"type": "text", "value": link(page)} for page in pages])
    post.save()
    with CaptureQueriesContext(connection) as with_links:
        html = client.get("/en/news/second/").content.decode()
    assert all(f'href="{page.url}"' in html for page in pages)
    assert len(with_links) == len(without) + 1
