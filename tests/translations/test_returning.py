"""Translations that went offline with their original come back with it, and ready ones may appear with it first."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail_localize.models import Translation

from cms.operations.periodic.schedules import keep_schedules
from cms.translations.engine.rows import target_of
from cms.translations.lifecycle.returning import CAME_BACK
from cms.translations.models import WaitsForOriginal
from news.models import NewsPage
from regions.models import GoodPractice
from tests.built_once import built_once
from tests.factories.pages import translate
from tests.factories.snippets import translate_snippet
from tests.factories.translations import translated

pytestmark = pytest.mark.django_db


@built_once
def french(site):
    return target_of(translated(site.post, "fr"))


def again(row):
    return type(row).objects.get(pk=row.pk)


def publish_again(row, **changes):
    row = again(row)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save_revision().publish()


def take_offline(row, how):
    if how == "unpublished":
        again(row).unpublish()
    else:
        type(row).objects.filter(pk=row.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        keep_schedules()
        type(row).objects.filter(pk=row.pk).update(expire_at=None)


@pytest.mark.parametrize("how", ["unpublished", "expired"])
def test_publishing_again_brings_back_the_languages_that_were_public(site, french, how):
    words = again(french).title
    take_offline(site.post, how)
    assert not again(french).live
    publish_again(site.post)
    assert (again(french).live, again(french).title) == (True, words)
    assert not WaitsForOriginal.objects.exists()


def test_a_snippet_with_drafts_too(site):
    french = translate_snippet(site.practice, "fr", live=True)
    site.practice.unpublish()
    assert not again(french).live
    publish_again(site.practice)
    assert GoodPractice.objects.get(pk=french.pk).live


def test_also_where_no_revision_was_ever_kept(site):
    french = translate(site.post, "fr", title="Table ronde")
    again(site.post).unpublish()
    publish_again(site.post)
    assert (again(french).live, again(french).title) == (True, "Table ronde")


def test_what_was_offline_before_stays_offline(site, french):
    again(french).unpublish()
    again(site.post).unpublish()
    publish_again(site.post)
    assert not again(french).live


def test_it_comes_back_with_the_facts_of_today_and_drafts_made_meanwhile_stay_drafts(site, french):
    again(site.post).unpublish()
    draft = again(french)
    words, draft.title = draft.title, "Un autre titre"
    newer = draft.save_revision()
    publish_again(site.post, publication_date=timezone.localdate())
    row = again(french)
    assert (row.live, row.title, row.publication_date) == (True, words, timezone.localdate())
    assert row.has_unpublished_changes
    assert row.latest_revision_id == newer.pk


def test_what_is_locked_stays_a_draft_and_the_person_is_told_why(site, french, admin_client):
    again(site.post).unpublish()
    other = get_user_model().objects.create_superuser("other")
    NewsPage.objects.filter(pk=french.pk).update(locked=True, locked_by=other, locked_at=timezone.now())
    publish_again(site.post)
    assert not again(french).live
    said = PageLogEntry.objects.get(action=CAME_BACK).data
    assert said["back"] == []
    assert "Français" in said["held"][0] or "French" in said["held"][0]


def test_a_scheduled_publication_brings_them_back_too(site, french):
    again(site.post).unpublish()
    revision = again(site.post).save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    keep_schedules()
    assert again(french).live


def test_a_deleted_original_brings_nothing_back(site, french):
    again(site.post).delete()
    assert not again(french).live


def test_who_publishes_in_the_admin_is_told_which_came_back_with_links(site, french, admin_client):
    again(site.post).unpublish()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    html = admin_client.post(
        f"{url}?id={site.post.pk}&next={reverse('wagtailadmin_home')}", follow=True
    ).content.decode()
    assert "1 translation is public again with it" in html
    assert reverse("wagtailadmin_pages:edit", args=[french.pk]) in html


def test_where_nothing_waits_it_costs_one_query_and_on_a_public_row_none(site):
    publish_again(site.post)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        publish_again(site.post)
    assert not any("waitsfororiginal" in query["sql"] for query in queries)
    again(site.post).unpublish()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        publish_again(site.post)
    assert sum("waitsfororiginal" in query["sql"] for query in queries) == 1


class TestTogether:
    @pytest.fixture
    def ready(self, site, french):
        """The French is translated and reviewed; the original is a draft with a date."""
        again(site.post).unpublish()
        WaitsForOriginal.objects.all().delete()
        NewsPage.objects.filter(pk=french.pk).update(live=False)
        revision = again(site.post).save_revision()
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() + timedelta(days=1))
        return Translation.objects.get(source__object_id=site.post.translation_key)

    def screen(self, translation):
        return reverse("translations:publish", args=[translation.pk])

    def appear(self):
        Revision.objects.exclude(approved_go_live_at=None).update(
            approved_go_live_at=timezone.now() - timedelta(minutes=1)
        )
        keep_schedules()

    def test_a_ready_translation_appears_with_its_scheduled_original_where_somebody_chose_so(
        self, site, ready, french, admin_client
    ):
        html = admin_client.get(self.screen(ready)).content.decode()
        assert "Publish it together with the original" in html
        assert "The original appears on" in html
        admin_client.post(self.screen(ready), {"action": "together"})
        assert "It appears together with its original." in admin_client.get(self.screen(ready)).content.decode()
        self.appear()
        assert again(site.post).live
        assert again(french).live

    def test_without_that_choice_or_when_it_was_taken_back_it_stays_a_draft(self, site, ready, french, admin_client):
        admin_client.post(self.screen(ready), {"action": "together"})
        admin_client.post(self.screen(ready), {"action": "apart"})
        self.appear()
        assert again(site.post).live
        assert not again(french).live

    def test_one_that_is_not_complete_any_more_stays_a_draft_and_the_original_appears(
        self, site, ready, french, admin_client
    ):
        from wagtail_localize.models import StringTranslation

        admin_client.post(self.screen(ready), {"action": "together"})
        StringTranslation.objects.filter(locale=french.locale).delete()
        assert "Publish it together" not in admin_client.get(self.screen(ready)).content.decode()
        self.appear()
        assert again(site.post).live
        assert not again(french).live
        assert PageLogEntry.objects.get(action=CAME_BACK).data["held"]
