"""What is not asked of the database again is right all the same."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db


@built_once
def post(site):
    site.post.save_revision().publish()
    return NewsPage.objects.get(pk=site.post.pk)


def test_a_draft_knows_what_is_live_and_where_it_stands(post, django_assert_num_queries):
    draft = post.save_revision()
    post.title = "Later"
    post.save_revision().publish()
    row = NewsPage.objects.get(pk=post.pk)
    found = Revision.objects.get(pk=draft.pk).as_object()
    assert found.title != row.title
    for name in ("live_revision_id", "latest_revision_id", "locale_id", "translation_key", "content_type_id", "path"):
        assert getattr(found, name) == getattr(row, name), name
    assert [link.region_id for link in found.regions.all()] == [link.region_id for link in row.regions.all()]
    assert all(link.page_id == row.pk for link in found.regions.all())
    parent = row.get_parent()
    with django_assert_num_queries(0):
        assert found.get_parent() == parent


def test_a_reference_to_what_was_deleted_is_still_dropped_from_a_draft(post):
    draft = post.save_revision()
    post.roundtable.delete()
    assert draft.as_object().roundtable_id is None


def test_an_address_that_is_taken_is_still_refused(post):
    other = NewsPageFactory(parent=post.get_parent(), slug="other")
    other.slug = post.slug
    with pytest.raises(ValidationError, match="slug"):
        other.save()


def test_an_address_that_is_taken_since_it_was_looked_at_is_refused_when_it_changes(post):
    NewsPageFactory(parent=post.get_parent(), slug="other")
    post.full_clean()
    post.slug = "other"
    with pytest.raises(ValidationError, match="slug"):
        post.full_clean()


def test_a_reference_is_asked_about_once_and_again_when_it_changes(post, django_assert_num_queries):
    post.full_clean()
    with django_assert_num_queries(0):
        post.full_clean()
    post.roundtable_id = 999_999
    with pytest.raises(ValidationError, match="roundtable"):
        post.full_clean()
    with pytest.raises(ValidationError, match="roundtable"):
        post.full_clean()


def test_jobs_of_one_publication_are_queued_in_one_query(post, settings):
    settings.TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}
    revision = post.save_revision()
    with CaptureQueriesContext(connection) as queries:
        revision.publish()
    writing = [each["sql"] for each in queries if each["sql"].startswith('INSERT INTO "django_tasks')]
    assert len(writing) == 1
