"""What keeping the states costs, in queries: what a request bears, and what does not grow with the content."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction

from cms.translations.models import TranslationStatus
from cms.translations.status.loading import load, locales
from cms.translations.status.rebuilding import rebuild
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, translate
from tests.factories.translations import publish_anyway, put_live
from tests.translations.commits import committed
from tests.translations.submitting import say, submit

pytestmark = pytest.mark.django_db
TABLE = "translations_translationstatus"
CODES = ["de", "fr", "el", "ar", "nl", "es", "it"]


@built_once
def everywhere(site):
    """The post, translated and live in seven languages beside its own."""
    for code in CODES:
        Locale.objects.get_or_create(language_code=code)
    site.post.save_revision().publish()
    for code in CODES:
        translation = submit(site.post, code)
        say(translation, machine="DeepL")
        put_live(translation)
    with committed():
        rebuild()
        for code in CODES:
            row = NewsPage.objects.get(translation_key=site.post.translation_key, locale__language_code=code)
            publish_anyway(row.get_latest_revision())
    return site


def about_states(queries) -> list[str]:
    return [query["sql"] for query in queries if TABLE in query["sql"]]


def test_publishing_an_original_costs_the_request_few_queries(everywhere):
    post = NewsPage.objects.get(pk=everywhere.post.pk)
    revision = post.save_revision()
    connection.run_on_commit = []
    with CaptureQueriesContext(
        connection,
    ) as captured:
        revision.publish()
    found = about_states(captured)
    assert 0 < len(found) <= 10, "\n".join(found)
    assert all(sql.startswith("UPDATE") for sql in found)


def test_publishing_an_original_leaves_one_job_for_all_languages(everywhere):
    revision = NewsPage.objects.get(pk=everywhere.post.pk).save_revision()
    connection.run_on_commit = []
    revision.publish()
    asked = [getattr(entry[1], "asked", ("",)) for entry in connection.run_on_commit]
    assert len([path for path, *_arguments in asked if path.endswith("refresh_status")]) == 1


def test_a_restriction_at_the_top_is_one_update_for_everything_below(everywhere):
    captured = queries_of_a_restriction(everywhere.home)
    assert len(about_states(captured)) <= Locale.objects.count()  # its own, and that of each copy
    assert not TranslationStatus.objects.filter(content_type__model="page", public=True).exists()


def test_a_restriction_at_the_top_costs_no_more_with_more_below(everywhere):
    queries_of_a_restriction(everywhere.home)  # the search forgets what is hidden, once
    PageViewRestriction.objects.all().delete()
    few = len(queries_of_a_restriction(everywhere.home))
    PageViewRestriction.objects.all().delete()
    post = NewsPageFactory(parent=everywhere.news, slug="post")
    for code in CODES:
        translate(post, code)
    queries_of_a_restriction(everywhere.home)  # and so it does with what is new; the news are counted anew, once
    PageViewRestriction.objects.all().delete()
    assert len(queries_of_a_restriction(everywhere.home)) == few


def queries_of_a_restriction(page):
    with CaptureQueriesContext(connection) as captured:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    return captured


def queries_of_a_load(keys) -> int:
    with CaptureQueriesContext(connection) as captured:
        load(Page, keys)
    return len(captured)


def test_loading_more_content_takes_no_more_queries(everywhere):
    one = [everywhere.post.translation_key]
    few = queries_of_a_load(one)
    for number in range(5):
        post = NewsPageFactory(parent=everywhere.news, slug=f"post-{number}")
        say(submit(post, "fr"), machine="DeepL")
    many = queries_of_a_load([*NewsPage.objects.values_list("translation_key", flat=True)])
    assert many == few <= 12


def test_a_rebuild_that_finds_nothing_wrong_writes_nothing(everywhere):
    rebuild()
    with CaptureQueriesContext(connection) as captured:
        assert rebuild() == 0
    assert not [query["sql"] for query in captured if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_every_language_is_computed_from_one_reading(everywhere):
    assert len(locales()) == 8
    rows = TranslationStatus.objects.filter(translation_key=everywhere.post.translation_key)
    assert rows.filter(live=True, completeness="translated").count() == 8
