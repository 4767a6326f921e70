"""Publishing an original costs a bounded number of queries, however many languages it was translated into."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.translations.models import LanguageRight
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import RegionPageFactory, add_region, translate
from tests.factories.translations import translated

pytestmark = pytest.mark.django_db
LANGUAGES = ("fr", "de", "es", "it", "pl", "el", "nl", "sv")


@pytest.fixture(autouse=True)
def as_in_production(settings):
    settings.TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}


@built_once
def post(site):
    """A post whose text links to other pages."""
    text = (
        f'<p>It met in <a linktype="page" id="{site.region.pk}">Isère</a>, <a linktype="page" id="{site.regions.pk}">'
    )
    block = {"type": "text", "value": f"{text}one of our regions</a>.</p>", "id": "a" * 8}
    post = NewsPage.objects.get(pk=site.post.pk)
    post.body = json.dumps([block])
    post.save_revision().publish()
    return NewsPage.objects.get(pk=post.pk)


@built_once
def everywhere(post):
    """The post, complete and live in eight other languages."""
    for language in LANGUAGES:
        translated(post, language)
    return post


def queries_to_publish(post):
    revision = post.save_revision()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        revision.publish()
    return len(queries)


def test_publishing_with_eight_languages_takes_at_most_eighty_queries(everywhere):
    post = everywhere
    post.title = "Second roundtable, moved"
    assert queries_to_publish(post) <= 80
    assert NewsPage.objects.filter(translation_key=post.translation_key, live=True).count() == 9


def test_so_does_publishing_changed_facts(everywhere, site):
    post = everywhere
    post.publication_date = date(2024, 1, 1)
    add_region(post, RegionPageFactory(parent=site.regions))
    post = NewsPage.objects.get(pk=post.pk)
    post.publication_date = date(2024, 1, 1)
    assert queries_to_publish(post) <= 80
    rows = NewsPage.objects.filter(translation_key=post.translation_key)
    assert set(rows.values_list("publication_date", flat=True)) == {date(2024, 1, 1)}
    assert {row.regions.count() for row in rows} == {2}


def test_eight_languages_cost_little_more_than_one(post):
    translated(post, LANGUAGES[0])
    one = queries_to_publish(post)
    for language in LANGUAGES[1:]:
        translated(post, language)
    assert queries_to_publish(NewsPage.objects.get(pk=post.pk)) <= one + 2


def publish_in_the_admin(client, post):
    """The queries of the whole request that an editor sends: signing in, Wagtail's form and log, and the jobs that it
    queues. No job waits from before, and the transaction that a test runs in remembers none.
    """
    DBTaskResult.objects.all().delete()
    connection.run_on_commit = []
    rows = [{"region": link.region_id, "id": link.pk, "ORDER": "1"} for link in post.regions.all()]
    links = [{"practice": link.practice_id, "id": link.pk, "ORDER": "1"} for link in post.practices.all()]
    empty = ("publication_date", "event_start", "event_end", "event_place", "picture", "project")
    data = nested_form_data(
        {
            **dict.fromkeys((*empty, "seo_title", "search_description", "go_live_at", "expire_at"), ""),
            "title": "Second roundtable, moved",
            "slug": post.slug,
            "summary": post.summary,
            "kind": post.kind,
            "admission": post.admission,
            "roundtable": post.roundtable_id,
            "regions": inline_formset(rows, initial=len(rows)),
            "practices": inline_formset(links, initial=len(links)),
            "body": streamfield([]),
            "comments": inline_formset([]),
            "action-publish": "on",
        }
    )
    with CaptureQueriesContext(connection) as queries:
        response = client.post(reverse("wagtailadmin_pages:edit", args=[post.pk]), data)
    assert response.status_code == 302
    assert NewsPage.objects.get(pk=post.pk).title == "Second roundtable, moved"
    return len(queries)


def test_the_whole_request_of_an_editor_with_eight_languages_takes_at_most_a_hundred(post, admin_client):
    publish_in_the_admin(admin_client, post)
    alone = publish_in_the_admin(admin_client, NewsPage.objects.get(pk=post.pk))
    for language in LANGUAGES:
        translated(NewsPage.objects.get(pk=post.pk), language)
    publish_in_the_admin(admin_client, NewsPage.objects.get(pk=post.pk))  # the cache knows where the sites are
    post.summary = "Other words about where they met, and when."
    assert alone <= publish_in_the_admin(admin_client, post) <= 100


@pytest.fixture
def english_editor(client, django_user_model):
    """May do everything with pages, in English alone."""
    user = django_user_model.objects.create_user("editor")
    group = Group.objects.create(name="Editors of English")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for code in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=code, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    LanguageRight.objects.create(group=group, locale=Locale.objects.get(language_code="en"))
    user.groups.add(group)
    client.force_login(user)
    return client


def test_for_who_works_in_the_language_of_the_original_alone_their_rights_are_asked_too(post, english_editor):
    publish_in_the_admin(english_editor, post)
    for language in LANGUAGES:
        translate(post.get_parent().specific, language)
        translated(NewsPage.objects.get(pk=post.pk), language)
    Page.objects.filter(depth=2).update(first_published_at=timezone.now())  # all the way up is public
    publish_in_the_admin(english_editor, NewsPage.objects.get(pk=post.pk))
    assert publish_in_the_admin(english_editor, NewsPage.objects.get(pk=post.pk)) <= 110


def test_search_and_references_of_the_other_languages_are_left_to_one_job(post):
    for language in LANGUAGES[:2]:
        translated(post, language)
    DBTaskResult.objects.all().delete()
    post.publication_date = date(2024, 1, 1)
    queries_to_publish(post)
    assert DBTaskResult.objects.filter(task_path="cms.core.synchronized_fields.copying.index_again").count() == 1
