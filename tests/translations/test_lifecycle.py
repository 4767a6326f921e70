"""What happens to an original reaches its translations: nothing private stays public, nothing live is orphaned."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageViewRestriction, Revision
from wagtail_localize.models import Translation, TranslationSource

from cms.translations.language_permissions.engine_permissions import check_translation
from cms.translations.language_permissions.refusing import Refused
from news.models import NewsPage
from regions.models import GoodPractice, Organisation, RegionPage
from tests.built_once import built_once
from tests.factories.pages import (
    NewsIndexPageFactory,
    RegionIndexPageFactory,
    RegionPageFactory,
    StandardPageFactory,
    translate,
)
from tests.factories.snippets import OrganisationFactory, translate_snippet
from tests.factories.translations import translated, write

pytestmark = pytest.mark.django_db


@built_once
def french(site):
    return translate(site.post, "fr", title="Table ronde")


def restrict(page, kind=PageViewRestriction.LOGIN, **values):
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, **values)


def is_public(client, path):
    return client.get(path).status_code == 200


def test_a_restriction_put_on_the_original_later_hides_the_translation_at_once(site, french, client):
    assert is_public(client, "/fr/news/second/")
    restrict(site.post)
    assert not is_public(client, "/fr/news/second/")
    assert not NewsPage.objects.visible().filter(pk=french.pk).exists()


def test_a_restriction_above_the_original_hides_the_translation(site, french, client):
    restrict(site.news)
    assert not is_public(client, "/fr/news/second/")


def test_also_where_the_translation_stands_under_another_page(site, french, client):
    elsewhere = translate(StandardPageFactory(parent=site.home), "fr")
    NewsPage.objects.get(pk=french.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    restrict(site.news)
    assert not NewsPage.objects.visible().filter(pk=french.pk).exists()


def test_a_removed_restriction_is_removed_from_the_translation(site, french, client):
    restrict(site.post).delete()
    assert is_public(client, "/fr/news/second/")


def test_a_restriction_of_the_translation_alone_stays(site, french, client):
    restrict(french)
    restrict(site.post).delete()
    assert not is_public(client, "/fr/news/second/")
    assert is_public(client, "/en/news/second/")


def test_a_copy_that_the_engine_made_follows_too(site, client):
    restriction = restrict(site.post)
    french = translate(site.post, "fr")
    TranslationSource.sync_view_restrictions(None, site.post, french)
    assert not is_public(client, "/fr/news/second/")
    restriction.delete()
    assert is_public(client, "/fr/news/second/")


def test_a_changed_restriction_changes_in_every_language(site, french):
    restriction = restrict(site.post)
    restriction.restriction_type, restriction.password = PageViewRestriction.PASSWORD, "table"
    restriction.save()
    copy = PageViewRestriction.objects.get(page=french)
    assert (copy.restriction_type, copy.password) == (PageViewRestriction.PASSWORD, "table")


def test_groups_follow(site, french):
    restriction = restrict(site.post, PageViewRestriction.GROUPS)
    group = Group.objects.create(name="Partners")
    restriction.groups.add(group)
    assert list(PageViewRestriction.objects.get(page=french).groups.all()) == [group]
    restriction.groups.clear()
    assert not PageViewRestriction.objects.get(page=french).groups.exists()


def test_a_translation_published_after_the_restriction_is_private_too(site, client):
    translate(site.news, "fr")
    restrict(site.post)
    french = translate(site.post, "fr")
    french.save_revision().publish()
    assert not is_public(client, "/fr/news/second/")


def test_moving_an_original_under_a_private_page_takes_the_translation_along(site, client):
    translate(site.region, "fr")
    private = RegionIndexPageFactory(parent=site.home, slug="internal")
    translate(private, "fr", slug="internal")
    restrict(private)
    RegionPage.objects.get(pk=site.region.pk).move(Page.objects.get(pk=private.pk), pos="last-child")
    french = RegionPage.objects.get(translation_key=site.region.translation_key, locale__language_code="fr")
    assert french.url == "/fr/internal/isere/"
    assert not RegionPage.objects.visible().filter(pk=french.pk).exists()


def test_moving_to_a_place_that_is_not_translated_makes_it_as_a_draft(site):
    translate(site.region, "fr")
    other = RegionIndexPageFactory(parent=site.home, slug="places")
    RegionPage.objects.get(pk=site.region.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    french = RegionPage.objects.get(translation_key=site.region.translation_key, locale__language_code="fr")
    assert french.get_parent().translation_key == other.translation_key
    assert not french.get_parent().live
    assert french.get_parent().alias_of_id is None


def test_moving_a_translation_moves_nothing_else(site, french):
    elsewhere = translate(StandardPageFactory(parent=site.home), "fr")
    NewsPage.objects.get(pk=french.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    assert NewsPage.objects.get(pk=site.post.pk).get_parent().pk == site.news.pk


def test_unpublishing_the_original_takes_the_translation_offline(site, french, client):
    site.post.unpublish()
    assert not is_public(client, "/fr/news/second/")
    assert NewsPage.objects.filter(pk=french.pk).exists()


def test_unpublishing_a_translation_leaves_the_original_alone(site, french, client):
    french.unpublish()
    assert is_public(client, "/en/news/second/")


def test_deleting_the_original_leaves_no_live_orphan_and_loses_no_translation(site, french, client):
    NewsPage.objects.get(pk=site.post.pk).delete()
    assert not is_public(client, "/fr/news/second/")
    assert NewsPage.objects.get(pk=french.pk).title == "Table ronde"


def test_words_saved_since_the_last_draft_are_in_it_when_the_original_is_deleted(site):
    translation = translated(site.post)
    write(translation, "Neuf : {0}", only="title")
    site.post.get_parent().specific.delete()  # with all below it
    row = NewsPage.objects.get(pk=translation.get_target_instance().pk)
    assert not row.live and not row.title.startswith("Neuf")
    assert row.get_latest_revision_as_object().title.startswith("Neuf : ")
    assert not Translation.objects.get(pk=translation.pk).enabled


def test_what_lost_its_original_is_edited_as_it_is_and_not_started_again(site, admin_client):
    translation = translated(site.post)
    row = translation.get_target_instance()
    address = reverse("wagtailadmin_pages:edit", args=[row.pk])
    site.post.delete()
    assert "localize-restart-translation" not in admin_client.get(address).content.decode()
    response = admin_client.post(address, {"localize-restart-translation": "yes"}, follow=True)
    assert "stands by itself now" in response.content.decode()
    assert not Translation.objects.get(pk=translation.pk).enabled
    with pytest.raises(Refused, match="deleted"):
        check_translation(get_user_model().objects.get(username="admin"), translation)


def test_deleting_a_list_takes_the_translations_of_what_was_in_it_offline(site, french):
    Page.objects.get(pk=site.news.pk).delete()
    assert not NewsPage.objects.get(pk=french.pk).live


def test_an_unpublished_practice_is_offline_in_every_language(site):
    french = translate_snippet(site.practice, "fr", live=True)
    site.practice.unpublish()
    assert not GoodPractice.objects.get(pk=french.pk).live


def test_a_deleted_practice_leaves_no_live_orphan(site):
    french = translate_snippet(site.practice, "fr", live=True)
    site.practice.delete()
    assert not GoodPractice.objects.get(pk=french.pk).live


# However it happens, in one transaction


def fail(*args, **kwargs):
    raise RuntimeError("The plug was pulled.")


def test_unpublishing_in_every_language_happens_or_does_not(site, french, monkeypatch):
    monkeypatch.setattr("cms.translations.lifecycle.following.take_offline", fail)
    with pytest.raises(RuntimeError):
        NewsPage.objects.get(pk=site.post.pk).unpublish()
    assert NewsPage.objects.get(pk=site.post.pk).live
    assert NewsPage.objects.get(pk=french.pk).live


def test_so_does_unpublishing_a_practice(site, monkeypatch):
    translate_snippet(site.practice, "fr", live=True)
    monkeypatch.setattr("cms.translations.lifecycle.following.take_offline", fail)
    with pytest.raises(RuntimeError):
        site.practice.unpublish()
    assert GoodPractice.objects.get(pk=site.practice.pk).live


def test_facts_are_published_in_every_language_or_in_none(site, monkeypatch):
    translate(site.region, "fr")
    monkeypatch.setattr("cms.core.synchronized_fields.following.carry_columns", fail)
    region = RegionPage.objects.get(pk=site.region.pk)
    region.nuts_code = "FRK24"
    with pytest.raises(RuntimeError):
        region.save_revision().publish()
    assert RegionPage.objects.get(pk=site.region.pk).nuts_code == ""


def test_a_row_that_is_taken_offline_by_code_takes_its_translations_along(site, french):
    post = NewsPage.objects.get(pk=site.post.pk)
    post.live = False
    post.save()
    assert not NewsPage.objects.get(pk=french.pk).live


def test_an_expired_original_takes_its_translations_along(site, french):
    NewsPage.objects.filter(pk=site.post.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert not NewsPage.objects.get(pk=french.pk).live


def test_an_expired_practice_takes_its_translations_along(site):
    french = translate_snippet(site.practice, "fr", live=True)
    GoodPractice.objects.filter(pk=site.practice.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")
    assert not GoodPractice.objects.get(pk=french.pk).live


def test_unpublishing_with_everything_below_does_so_in_every_language(site, french, admin_client):
    url = reverse("wagtailadmin_pages:unpublish", args=[site.news.pk])
    admin_client.post(url, {"include_descendants": "on"})
    assert not Page.objects.filter(locale__language_code="fr", live=True, depth__gt=2).exists()


def test_what_is_scheduled_in_another_language_does_not_appear_after_the_original_went_offline(site):
    french = translate(site.post, "fr")
    NewsPage.objects.filter(pk=french.pk).update(live=False)
    revision = NewsPage.objects.get(pk=french.pk).save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    site.post.unpublish()
    call_command("publish_scheduled")
    assert not NewsPage.objects.get(pk=french.pk).live


def test_an_original_in_another_language_leads_its_translations(site, french):
    TranslationSource.update_or_create_from_instance(NewsPage.objects.get(pk=french.pk))
    NewsPage.objects.get(pk=french.pk).unpublish()
    assert not NewsPage.objects.get(pk=site.post.pk).live


def test_unpublishing_what_was_translated_from_it_leaves_it_alone(site, french):
    TranslationSource.update_or_create_from_instance(NewsPage.objects.get(pk=french.pk))
    NewsPage.objects.get(pk=site.post.pk).unpublish()
    assert NewsPage.objects.get(pk=french.pk).live


# What has no drafts


def test_a_deleted_organisation_leaves_no_public_orphan_and_the_log_says_so(site):
    organisation = OrganisationFactory()
    french = translate_snippet(organisation, "fr", what="Aide.")
    organisation.delete()
    assert not Organisation.objects.filter(pk=french.pk).exists()
    assert ModelLogEntry.objects.filter(action="wagtail.delete", object_id=str(french.pk)).exists()


def test_deleting_a_translation_of_an_organisation_leaves_the_original(site):
    organisation = OrganisationFactory()
    translate_snippet(organisation, "fr").delete()
    assert Organisation.objects.filter(pk=organisation.pk).exists()


# Private in every language, in every order


def test_a_restriction_put_on_the_original_while_a_translation_is_a_draft_holds_when_it_goes_live(site, client):
    french = translate(site.post, "fr")
    french.unpublish()
    restrict(site.post)
    NewsPage.objects.get(pk=french.pk).save_revision().publish()
    assert not is_public(client, "/fr/news/second/")


def test_a_restriction_above_holds_for_a_draft_too(site, client):
    french = translate(site.post, "fr")
    french.unpublish()
    restrict(site.news)
    NewsPage.objects.get(pk=french.pk).save_revision().publish()
    assert not is_public(client, "/fr/news/second/")


def test_a_restriction_above_changes_where_a_translation_stands_elsewhere(site, french):
    elsewhere = translate(StandardPageFactory(parent=site.home), "fr")
    NewsPage.objects.get(pk=french.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    restriction = restrict(site.news)
    restriction.restriction_type, restriction.password = PageViewRestriction.PASSWORD, "table"
    restriction.save()
    assert PageViewRestriction.objects.get(page=french).password == "table"
    restriction.delete()
    assert not PageViewRestriction.objects.filter(page=french).exists()


def test_groups_above_follow(site, french):
    restriction = restrict(site.news, PageViewRestriction.GROUPS)
    group = Group.objects.create(name="Partners")
    restriction.groups.add(group)
    copy = PageViewRestriction.objects.get(page__translation_key=site.news.translation_key, page__locale=french.locale)
    assert list(copy.groups.all()) == [group]


def test_what_was_private_does_not_become_public_because_its_original_is_deleted(site, french, client):
    restrict(site.post)
    NewsPage.objects.get(pk=site.post.pk).delete()
    NewsPage.objects.get(pk=french.pk).save_revision().publish()
    assert not is_public(client, "/fr/news/second/")


def test_nor_because_the_list_above_its_original_is_deleted(site, french, client):
    restrict(site.news)
    Page.objects.get(pk=site.news.pk).delete()
    NewsPage.objects.get(pk=french.pk).save_revision().publish()
    assert not is_public(client, "/fr/news/second/")


def test_a_page_moved_out_of_a_private_section_is_public_in_every_language(site, client):
    private = RegionIndexPageFactory(parent=site.home, slug="internal")
    translate(private, "fr", slug="internal")
    translate(site.region, "fr")
    restrict(private)
    region = RegionPage.objects.get(pk=site.region.pk)
    region.move(Page.objects.get(pk=private.pk), pos="last-child")
    Page.objects.get(pk=site.region.pk).move(Page.objects.get(pk=site.regions.pk), pos="last-child")
    assert is_public(client, "/fr/regions/isere/")


def test_a_translation_that_stands_elsewhere_is_public_again_too(site, french):
    elsewhere = translate(StandardPageFactory(parent=site.home), "fr")
    NewsPage.objects.get(pk=french.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    restrict(site.news)
    other = NewsIndexPageFactory(parent=site.home, slug="open")
    translate(other, "fr", slug="open")
    NewsPage.objects.get(pk=site.post.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    assert not PageViewRestriction.objects.filter(page=french).exists()


def test_moving_under_a_private_page_that_is_not_translated_hides_the_translation(site):
    french = translate(site.region, "fr")
    private = RegionIndexPageFactory(parent=site.home, slug="internal")
    restrict(private)
    RegionPage.objects.get(pk=site.region.pk).move(Page.objects.get(pk=private.pk), pos="last-child")
    assert not RegionPage.objects.visible().filter(pk=french.pk).exists()


def test_moving_a_section_under_a_private_page_hides_what_stands_elsewhere_in_another_language(site, french):
    elsewhere = translate(StandardPageFactory(parent=site.home), "fr")
    NewsPage.objects.get(pk=french.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    private = NewsIndexPageFactory(parent=site.home, slug="internal")
    translate(private, "fr", slug="internal")
    restrict(private)
    assert NewsPage.objects.visible().filter(pk=french.pk).exists()
    Page.objects.get(pk=site.news.pk).move(Page.objects.get(pk=private.pk), pos="last-child")
    assert not NewsPage.objects.visible().filter(pk=french.pk).exists()


def test_a_restriction_of_an_original_in_another_language_reaches_english(site, french, client):
    TranslationSource.update_or_create_from_instance(NewsPage.objects.get(pk=french.pk))
    restrict(french)
    assert not is_public(client, "/en/news/second/")


# No address is lost


def test_a_moved_translation_hides_no_page_that_has_its_address_already(site):
    french = translate(site.region, "fr")
    other = RegionIndexPageFactory(parent=site.home, slug="places")
    there = translate(other, "fr")
    RegionPageFactory(parent=there, slug="isere", locale=there.locale)
    RegionPage.objects.get(pk=site.region.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    paths = list(Page.objects.filter(locale=there.locale, depth=4).values_list("url_path", flat=True))
    assert len(set(paths)) == 2
    assert RegionPage.objects.get(pk=french.pk).slug == "isere-1"


def test_a_changed_slug_hides_no_page_that_has_it_already(site):
    french = translate(site.region, "fr")
    RegionPageFactory(parent=french.get_parent(), slug="isere-38", locale=french.locale)
    region = RegionPage.objects.get(pk=site.region.pk)
    region.slug = "isere-38"
    region.save_revision().publish()
    assert RegionPage.objects.get(pk=french.pk).slug == "isere-38-1"
