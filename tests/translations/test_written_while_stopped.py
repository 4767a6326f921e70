"""What was written by hand, or in an older version, is not lost: it becomes the translation, or is shown before."""

import json

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.translations.engine.rows import target_of
from cms.translations.publication_guard.generating import generate
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.translations import review, translated

pytestmark = pytest.mark.django_db
RESTART = {"localize-restart-translation": "yes"}


@built_once
def stopped(site):
    """A French translation that was stopped, whose summary somebody wrote by hand and published."""
    post = NewsPage.objects.get(pk=site.post.pk)
    post.body = json.dumps([{"type": "text", "value": "<p>They met.</p><p>They parted.</p>", "id": "a" * 8}])
    post.save_revision().publish()
    translation = translated(post, "fr")
    translation.enabled = False
    translation.save()
    return translation


def write(translation, **changes):
    row = NewsPage.objects.get(pk=target_of(translation).pk)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save_revision().publish()
    return row


def start_again(client, row, **data):
    return client.post(reverse("wagtailadmin_pages:edit", args=[row.pk]), RESTART | data, follow=True)


def test_words_written_by_hand_become_the_translation_and_stay_public(stopped, admin_client):
    row = write(stopped, summary="Écrit à la main.")
    html = start_again(admin_client, row).content.decode()
    assert "1 text written by hand is now the translation." in html
    stopped.refresh_from_db()
    assert stopped.enabled
    review(stopped)
    generate(stopped, publish=True)
    assert NewsPage.objects.get(pk=row.pk).summary == "Écrit à la main."


def test_paragraphs_too_and_what_was_not_touched_is_left_alone(stopped, admin_client):
    before = StringTranslation.objects.count()
    body = [{"type": "text", "value": "<p>Ils se sont vus.</p><p>They parted. (fr)</p>", "id": "a" * 8}]
    row = write(stopped, body=json.dumps(body))
    assert "1 text written by hand" in start_again(admin_client, row).content.decode()
    assert StringTranslation.objects.count() == before
    assert StringTranslation.objects.filter(data="Ils se sont vus.").exists()


def test_what_has_no_place_in_the_original_is_shown_before_and_nothing_is_done(stopped, admin_client):
    body = [{"type": "text", "value": "<p>They met. (fr)</p><p>They parted. (fr)</p><p>En plus.</p>", "id": "a" * 8}]
    row = write(stopped, body=json.dumps(body))
    html = start_again(admin_client, row).content.decode()
    assert "En plus." in html
    assert "They met" not in html.split("<form")[-2]
    stopped.refresh_from_db()
    assert not stopped.enabled
    start_again(admin_client, row, confirmed="yes")
    stopped.refresh_from_db()
    assert stopped.enabled


class TestOlderVersions:
    @pytest.fixture
    def older(self, site):
        """A translation with two published versions; gives it and the older one."""
        translation = translated(site.post, "fr")
        first = target_of(translation).latest_revision
        translated(site.post, "fr", text="{0} ({1}, newer)")
        return translation, first

    def address(self, older):
        return reverse("wagtailadmin_pages:revisions_revert", args=[target_of(older[0]).pk, older[1].pk])

    def test_reviewing_one_shows_what_it_says_beside_the_translation_of_now(self, older, admin_client):
        html = admin_client.get(self.address(older)).content.decode()
        assert "Take the words of this version" in html
        assert "Second roundtable in Isère (fr)" in html
        assert "Second roundtable in Isère (fr, newer)" in html

    def test_its_words_can_be_taken_and_nothing_is_published_by_that(self, older, admin_client):
        public = target_of(older[0]).title
        admin_client.post(self.address(older))
        assert StringTranslation.objects.filter(data="Second roundtable in Isère (fr)").exists()
        assert not StringTranslation.objects.filter(data__contains="newer").exists()
        assert target_of(older[0]).title == public

    def test_an_original_is_reverted_as_ever(self, site, admin_client):
        page = NewsPage.objects.get(pk=site.post.pk)
        revision = page.save_revision()
        page.save_revision()
        html = admin_client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk])).content
        assert b"Take the words" not in html
