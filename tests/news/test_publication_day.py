"""A post without a day is dated by its first publication; that the day is not known is said, not forgotten."""

from datetime import UTC, date, datetime
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from news.models import NewsPage
from tests.factories.pages import NewsPageFactory
from tests.factories.translations import translated

pytestmark = pytest.mark.django_db
LATE = datetime(2027, 2, 17, 23, 30, tzinfo=UTC)  # in Brussels the next day has begun
DAY = date(2027, 2, 18)


def announcement(site, **values):
    return NewsPageFactory(parent=site.news, title="We open", kind="announcement", live=False, **values)


def publish(page, moment=LATE):
    with mock.patch.object(timezone, "now", return_value=moment):
        page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def test_the_day_of_the_first_publication_is_the_default(site, client):
    post = publish(announcement(site))
    assert (post.publication_date, post.key_date) == (DAY, DAY)
    assert "We open" in client.get("/en/").content.decode()
    assert "We open" in client.get("/en/news/?year=2027").content.decode()


def test_publishing_again_leaves_the_day_as_it_was(site):
    post = publish(publish(announcement(site)), LATE.replace(month=5))
    assert post.publication_date == DAY
    assert post.get_latest_revision_as_object().publication_date == DAY


def test_so_does_publishing_it_from_the_form_with_the_field_empty(site, admin_client):
    post = publish(announcement(site))
    empty = ("publication_date", "event_start", "event_end", "event_place", "picture", "project", "roundtable")
    form = {
        **dict.fromkeys((*empty, "seo_title", "search_description", "go_live_at", "expire_at"), ""),
        **{name: getattr(post, name) for name in ("title", "slug", "summary", "kind", "admission")},
        **{name: inline_formset([]) for name in ("regions", "practices", "comments")},
        "body": streamfield([]),
        "action-publish": "on",
    }
    address = reverse("wagtailadmin_pages:edit", args=[post.pk])
    assert admin_client.post(address, nested_form_data(form)).status_code == 302
    assert NewsPage.objects.get(pk=post.pk).publication_date == DAY
    assert admin_client.post(address, nested_form_data(form | {"date_not_known": "on"})).status_code == 302
    post.refresh_from_db()
    assert (post.publication_date, post.key_date) == (None, None)


def test_a_day_that_is_given_is_kept(site):
    assert publish(announcement(site, publication_date=date(2020, 1, 1))).publication_date == date(2020, 1, 1)


def test_not_known_is_a_choice(site, client):
    post = publish(announcement(site, date_not_known=True))
    assert (post.publication_date, post.key_date) == (None, None)
    assert "We open" in client.get("/en/news/?year=unknown").content.decode()


def test_a_day_and_that_it_is_not_known_contradict_each_other(site):
    post = announcement(site, publication_date=DAY, date_not_known=True)
    with pytest.raises(ValidationError) as refusal:
        post.clean()
    assert "take that out" in refusal.value.message_dict["date_not_known"][0]


def test_a_draft_has_no_day_yet(site):
    post = announcement(site)
    post.save_revision()
    assert post.get_latest_revision_as_object().publication_date is None


def test_translations_have_the_same_day(site):
    post = announcement(site)
    publish(post)
    french = translated(NewsPage.objects.get(pk=post.pk), "fr").get_target_instance()
    assert french.publication_date == DAY
    post = NewsPage.objects.get(pk=post.pk)
    post.publication_date, post.date_not_known = None, True
    publish(post)
    french.refresh_from_db()
    assert (french.date_not_known, french.publication_date, french.key_date) == (True, None, None)


def test_versions_from_before_keep_that_no_day_was_known(site):
    post = publish(announcement(site, date_not_known=True))
    revision = Revision.objects.get(pk=post.latest_revision_id)
    del revision.content["date_not_known"]
    revision.save()
    version = NewsPage.objects.get(pk=post.pk).get_latest_revision_as_object()
    assert (version.date_not_known, version.publication_date) == (True, None)
    revision.publish()
    assert NewsPage.objects.get(pk=post.pk).publication_date is None


def test_published_posts_without_a_day_stay_as_they_are_when_the_choice_comes(site):
    from importlib import import_module

    from django.apps import apps
    from django.db import connection

    old, draft = NewsPageFactory(parent=site.news), announcement(site)
    Page.objects.filter(pk=old.pk).update(first_published_at=LATE)
    migration = import_module("news.migrations.0006_day_of_publication_not_known")
    migration.keep_what_stands(apps, mock.Mock(connection=connection))
    old.refresh_from_db(), draft.refresh_from_db()
    assert (old.date_not_known, draft.date_not_known) == (True, False)
