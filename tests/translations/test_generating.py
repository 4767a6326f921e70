"""Translations are written as drafts; what readers see changes only when somebody publishes."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Locale, ModelLogEntry, Page, PageLogEntry, PageViewRestriction, Revision
from wagtail_localize.models import StringTranslation, TranslationLog

from cms.core.publishing import PublicationRefusedError
from cms.translations.publication_guard.generating import generate
from home.models import HomePage
from news.models import NewsPage
from regions.models import GoodPractice, Organisation, RegionPage
from tests.factories.pages import RegionPageFactory, translate
from tests.factories.snippets import OrganisationFactory
from tests.factories.translations import review, start, translated, write

pytestmark = pytest.mark.django_db


def french(original):
    return type(original).objects.get(translation_key=original.translation_key, locale__language_code="fr")


def row_of(instance):
    """The stored row with its child rows, without what tells of drafts alone."""
    stored = type(instance).objects.get(pk=instance.pk).serializable_data()
    told = ("latest_revision", "latest_revision_created_at", "has_unpublished_changes", "draft_title")
    return {name: value for name, value in stored.items() if name not in told}


def test_a_draft_changes_nothing_on_a_live_page(site, client):
    translation = translated(site.post)
    live = french(site.post)
    before, seen = row_of(live), client.get(live.url).content
    write(translation, "Nouveau : {0}")
    revision = generate(translation)
    assert row_of(live) == before
    assert client.get(live.url).content == seen
    assert revision.as_object().title == "Nouveau : Second roundtable in Isère"
    assert french(site.post).has_unpublished_changes


def test_a_draft_changes_nothing_on_a_live_snippet(site):
    translation = translated(site.practice)
    live = french(site.practice)
    before = row_of(live)
    write(translation, "Nouveau : {0}")
    revision = generate(translation)
    assert row_of(live) == before
    assert revision.as_object().title == "Nouveau : Rural farm"


def test_a_draft_with_missing_words_puts_no_english_on_a_live_page(site):
    translation = translated(site.post)
    StringTranslation.objects.all().delete()
    generate(translation)
    assert french(site.post).title == "Second roundtable in Isère (fr)"


def test_a_published_draft_is_what_readers_see(site, client, admin_user):
    translation = translated(site.post)
    write(translation, "Nouveau : {0}")
    review(translation)
    revision = generate(translation, user=admin_user, publish=True)
    live = french(site.post)
    assert (live.title, live.live_revision_id) == ("Nouveau : Second roundtable in Isère", revision.pk)
    assert revision.user == admin_user
    assert PageLogEntry.objects.filter(page=live.pk, action="wagtail.publish", user=admin_user).exists()


def test_every_generation_is_noted_with_its_revision(site):
    revision = generate(start(site.post))
    noted = TranslationLog.objects.get(revision=revision)
    assert noted.locale.language_code == "fr"


def test_a_new_translation_is_a_draft_under_drafts_and_no_alias(site):
    generate(start(site.region))
    for original in (site.region, site.regions):
        page = french(original)
        assert not page.live
        assert page.alias_of_id is None
    assert not HomePage.objects.visible().filter(locale__language_code="fr").exists()
    assert french(site.region).get_parent().translation_key == site.regions.translation_key


def test_parents_that_are_public_stay_as_they_are(site):
    index = translate(site.news, "fr", title="Actualités")
    generate(start(site.post))
    index.refresh_from_db()
    assert index.live
    assert french(site.post).get_parent().pk == index.pk


def test_an_alias_becomes_a_draft(site):
    locale = Locale.objects.create(language_code="fr")
    alias = site.regions.copy_for_translation(locale)
    Page.objects.filter(pk=alias.pk).update(live=True, alias_of=site.regions.pk)  # one from an earlier time
    generate(start(site.regions))
    page = french(site.regions)
    assert (page.pk, page.alias_of_id, page.live) == (alias.pk, None, False)


def test_a_new_translation_is_as_private_as_its_original(site):
    PageViewRestriction.objects.create(page=site.news, restriction_type="login")
    generate(start(site.post))
    assert PageViewRestriction.objects.filter(page__in=french(site.post).get_ancestors(inclusive=True)).exists()


def test_the_slug_is_the_originals(site):
    translated(site.post, text="Rencontre ({1})")
    assert french(site.post).slug == "second"


def test_a_slug_that_another_page_has_hides_neither(site):
    index = translate(site.regions, "fr")
    RegionPageFactory(parent=index, slug="isere", locale=index.locale)
    revision = generate(start(site.region))
    assert revision.as_object().slug == "isere-1"


def test_dates_to_appear_and_disappear_stay_with_the_original(site):
    site.practice.expire_at = "2050-01-01T00:00:00Z"
    site.practice.save_revision().publish()
    revision = generate(start(GoodPractice.objects.get(pk=site.practice.pk)))
    assert revision.as_object().expire_at is None


def test_facts_of_the_original_are_in_the_draft(site):
    translation = translated(site.region)
    region = RegionPage.objects.get(pk=site.region.pk)
    region.nuts_code = "FRK24"
    region.save_revision().publish()
    translation.source.update_from_db()
    assert generate(translation).as_object().nuts_code == "FRK24"


def test_a_new_draft_of_a_snippet_is_not_public(site):
    revision = generate(start(site.practice))
    row = french(site.practice)
    assert (row.live, row.live_revision_id, row.first_published_at) == (False, None, None)
    assert row.latest_revision_id == revision.pk


def test_content_without_drafts_is_not_written_before_it_is_published(db):
    organisation = OrganisationFactory(what="Helps newcomers.")
    translation = start(organisation)
    assert generate(translation) is None
    assert not Organisation.objects.filter(locale__language_code="fr").exists()


def test_content_without_drafts_is_written_when_it_is_published(db, admin_user):
    organisation = OrganisationFactory(what="Helps newcomers.")
    translation = start(organisation)
    write(translation)
    review(translation)
    generate(translation, user=admin_user, publish=True)
    assert french(organisation).what == "Helps newcomers. (fr)"
    assert ModelLogEntry.objects.filter(action="wagtail.create", user=admin_user).exists()
    assert TranslationLog.objects.filter(revision=None).count() == 1


def test_content_without_drafts_is_published_by_those_who_may_change_it(db, django_user_model):
    translation = translated(OrganisationFactory(what="Helps newcomers."))
    with pytest.raises(PermissionDenied):
        generate(translation, user=django_user_model.objects.create_user("somebody"), publish=True)


def test_content_without_drafts_does_not_change_by_a_draft(db):
    organisation = OrganisationFactory(what="Helps newcomers.")
    translation = translated(organisation)
    write(translation, "Autre")
    assert generate(translation) is None
    assert french(organisation).what == "Helps newcomers. (fr)"


def test_a_text_that_does_not_fit_is_marked_and_nothing_is_written(site):
    site.post.seo_title = "Second roundtable"
    site.post.save_revision().publish()
    translation = translated(site.post)
    write(translation, "x" * 300, only="seo_title")
    revisions = Revision.objects.count()
    with pytest.raises(ValidationError, match="255"):
        generate(translation)
    marked = StringTranslation.objects.get(has_error=True)
    assert "255" in marked.field_error
    assert Revision.objects.count() == revisions


def test_a_title_that_does_not_fit_is_marked_and_kept_as_far_as_it_fits(site):
    translation = translated(site.post)
    write(translation, "x" * 300, only="title")
    marked = StringTranslation.objects.get(has_error=True)
    assert marked.data == "x" * 255
    assert "Shorten it" in marked.field_error


def test_a_person_publishes_only_what_wagtail_lets_them_publish(site, django_user_model, settings):
    settings.WAGTAIL_WORKFLOW_ENABLED = False
    translation = translated(site.post)
    write(translation, "Nouveau : {0}")
    review(translation)
    somebody = django_user_model.objects.create_user("somebody")
    before = row_of(french(site.post))
    with pytest.raises(PermissionDenied):
        generate(translation, user=somebody, publish=True)
    assert row_of(french(site.post)) == before


def test_a_stopped_translation_is_not_written_over(site):
    translation = translated(site.post)
    translation.enabled = False
    translation.save()
    with pytest.raises(PublicationRefusedError, match="stopped"):
        generate(translation)


def test_nothing_is_generated_for_a_deleted_original(site):
    translation = translated(site.post)
    NewsPage.objects.get(pk=site.post.pk).delete()
    translation.refresh_from_db()
    with pytest.raises(PublicationRefusedError):
        generate(translation)


def test_home_pages_keep_slugs_of_their_own(site):
    generate(start(site.home))
    page = french(site.home)
    assert page.slug != site.home.slug
    assert page.get_latest_revision_as_object().slug == page.slug
