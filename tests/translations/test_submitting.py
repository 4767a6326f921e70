"""Sending content to be translated, and extracting it again, makes nothing public."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import LocaleSynchronization, StringTranslation, Translation

from cms.translations.engine.locale_trees import FIELDS, SynchronisationRefusedError
from cms.translations.models import Authorship, LanguageRight
from cms.translations.publishing.submit_view import SubmitForm
from cms.translations.publishing.submitting import begin_one
from home.models import HomePage
from news.models import NewsPage
from regions.models import GoodPractice, Organisation, RegionPage
from tests.built_once import built_once
from tests.factories.pages import RegionPageFactory, translate
from tests.factories.snippets import OrganisationFactory
from tests.factories.translations import review, translated, write
from tests.translations.commits import committed

pytestmark = pytest.mark.django_db


@built_once
def languages(db):
    return [Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "de")]


@pytest.fixture
def editor(client, django_user_model):
    """May send to be translated, and has rights on the tree of a page, in its language or in those named."""

    def of(tree, *rights, languages=None):
        user = django_user_model.objects.create_user("editor")
        group = Group.objects.create(name="People of a tree")
        group.permissions.add(*Permission.objects.filter(codename__in=["access_admin", "submit_translation"]))
        for code in rights:
            permission = Permission.objects.get(codename=f"{code}_page", content_type__app_label="wagtailcore")
            GroupPagePermission.objects.create(group=group, page=tree, permission=permission)
        for locale in languages or [tree.locale]:
            LanguageRight.objects.create(group=group, locale=locale)
        user.groups.add(group)
        client.force_login(user)
        return client

    return of


def page_url(page):
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def in_language(original, code="fr"):
    return type(original).objects.filter(translation_key=original.translation_key, locale__language_code=code).first()


def update_url(translation):
    return reverse("wagtail_localize:update_translations", args=[translation.source_id])


def test_the_engines_addresses_lead_to_our_screens(site, admin_client):
    from django.urls import resolve

    views = [resolve(page_url(site.post)), resolve(reverse("wagtail_localize:update_translations", args=[1]))]
    assert {view.func.view_class.__module__.split(".")[0] for view in views} == {"cms"}
    assert {tuple(view.app_names) for view in views} == {("wagtail_localize",)}


def test_a_submitted_page_is_a_draft_under_drafts_that_are_translated_too(site, languages, admin_client):
    response = admin_client.post(page_url(site.region), {"locales": [languages[0].pk]}, follow=True)
    assert "Readers see the original until then" in said(response)
    for original in (site.region, site.regions):
        row = in_language(original)
        assert (row.live, row.alias_of_id) == (False, None)
        assert Translation.objects.filter(source__object_id=original.translation_key).count() == 1
    assert in_language(site.home).first_published_at is None  # the home page that came with the language
    assert not HomePage.objects.visible().filter(locale=languages[0]).exists()


def test_a_page_is_submitted_in_several_languages(site, languages, admin_client):
    admin_client.post(page_url(site.post), {"locales": [locale.pk for locale in languages]})
    assert in_language(site.post, "fr")
    assert in_language(site.post, "de")


def test_a_snippet_is_submitted_as_a_draft(site, languages, admin_client):
    url = reverse("wagtail_localize:submit_snippet_translation", args=["regions", "goodpractice", site.practice.pk])
    admin_client.post(url, {"locales": [languages[0].pk]})
    assert not in_language(site.practice).live
    assert not GoodPractice.objects.visible().filter(locale=languages[0]).exists()


def test_content_without_drafts_is_submitted_and_appears_when_published(db, languages, admin_client):
    organisation = OrganisationFactory()
    url = reverse("wagtail_localize:submit_snippet_translation", args=["regions", "organisation", organisation.pk])
    response = admin_client.post(url, {"locales": [languages[0].pk]}, follow=True)
    assert "It appears when it is published" in said(response)
    assert Translation.objects.count() == 1
    assert not Organisation.objects.filter(locale=languages[0]).exists()


def test_everything_below_is_left_to_jobs_one_for_each_page(
    site, languages, admin_client, django_capture_on_commit_callbacks
):
    RegionPageFactory(parent=site.regions)
    with django_capture_on_commit_callbacks(execute=True):
        response = admin_client.post(
            page_url(site.regions), {"locales": [languages[0].pk], "include_subtree": "on"}, follow=True
        )
    assert "2 pages below it are being prepared" in said(response)
    assert RegionPage.objects.filter(locale=languages[0], live=False).count() == 2
    assert Translation.objects.filter(target_locale=languages[0]).count() == 3  # its home page came with the language


def test_a_job_done_twice_does_nothing_the_second_time(site, languages):
    begin_one.func(site.region.pk, ["fr"], None)
    revisions = in_language(site.region).revisions.count()
    begin_one.func(site.region.pk, ["fr"], None)
    assert in_language(site.region).revisions.count() == revisions


def test_a_job_for_a_page_deleted_meanwhile_is_left_out(db):
    begin_one.func(999_999, ["fr"], None)


def test_a_page_made_by_hand_and_public_is_not_taken_over(site, languages, admin_client):
    translate(site.post, "fr", title="À la main")
    response = admin_client.post(page_url(site.post), {"locales": [languages[0].pk]})
    assert response.status_code == 200  # the form again, with its error
    assert not Translation.objects.filter(source__object_id=site.post.translation_key).exists()
    begin_one.func(site.post.pk, ["fr"], None)
    assert in_language(site.post).title == "À la main"


def test_what_was_never_published_is_extracted_as_it_was_written_last(site, languages, admin_client):
    draft = RegionPageFactory(parent=site.regions, title="First", live=False)
    draft.title = "Second"
    draft.save_revision()
    admin_client.post(page_url(draft), {"locales": [languages[0].pk]})
    source = Translation.objects.get(source__object_id=draft.translation_key).source
    assert source.stringsegment_set.get(context__path="title").string.data == "Second"


def test_a_draft_is_not_read_by_sending_it_to_be_translated(site, languages, editor):
    hidden = NewsPage.objects.get(pk=site.post.pk)
    hidden.unpublish()
    french = translate(site.home, "fr")
    client = editor(french, "add", "change")
    assert client.get(page_url(hidden)).status_code == 302
    client.post(page_url(hidden), {"locales": [languages[0].pk]})
    assert in_language(hidden) is None


def test_what_is_public_is_sent_only_into_trees_one_may_add_to(site, languages, editor):
    french = translate(site.home, "fr")
    client = editor(french, "add", "change", languages=languages)  # German too, but no German page
    response = client.post(page_url(site.post), {"locales": [locale.pk for locale in languages]}, follow=True)
    assert "no right to do this in German" in said(response)
    assert in_language(site.post, "fr") is None
    assert in_language(site.post, "de") is None
    client.post(page_url(site.post), {"locales": [languages[0].pk]})
    assert in_language(site.post, "fr")


def test_what_is_public_is_sent_only_with_what_is_public_below_it(site, languages, editor):
    RegionPageFactory(parent=site.regions, title="Not yet", slug="not-yet", live=False)
    client = editor(translate(site.home, "fr"), "add", "change")
    data = {"locales": [languages[0].pk], "include_subtree": "on"}
    response = client.post(page_url(site.regions), data, follow=True)
    assert "The original is not public" in said(response)
    assert in_language(site.regions) is None


def test_the_form_says_where_nothing_may_be_added(site, languages, admin_user):
    data = {"locales": [languages[0].pk]}
    form = SubmitForm(site.post, get_user_model().objects.create_user("editor"), data)
    assert form.errors["locales"] == ["You may not add content in Français."]
    assert SubmitForm(site.post, admin_user, data).is_valid()


# Extracting again


@built_once
def changed(site):
    """A public translation whose original has changed since."""
    translation = translated(site.post)
    post = NewsPage.objects.get(pk=site.post.pk)
    post.title = "Second roundtable, moved"
    post.save_revision().publish()
    return translation


def test_extracting_again_publishes_nothing(site, changed, admin_client):
    response = admin_client.post(update_url(changed), {}, follow=True)
    assert "was extracted again" in said(response)
    assert in_language(site.post).title == "Second roundtable in Isère (fr)"
    assert changed.source.stringsegment_set.filter(string__data="Second roundtable, moved").exists()


def test_no_original_words_replace_a_translation_even_if_publishing_was_asked_for(site, changed, admin_client):
    StringTranslation.objects.filter(context__path="title").delete()
    admin_client.post(update_url(changed), {"publish_translations": "on"})
    assert in_language(site.post).title == "Second roundtable in Isère (fr)"


def test_each_language_is_told_of_on_its_own(site, changed, admin_client):
    german = translated(NewsPage.objects.get(pk=site.post.pk), "de")
    Authorship.objects.filter(string_translation__locale__language_code="fr").update(reviewed_at=None)
    write(german, "Neu: {0}")
    review(german)
    response = admin_client.post(update_url(changed), {"publish_translations": "on"}, follow=True)
    assert "Français was not published" in said(response)
    assert "German was published" in said(response)
    assert in_language(site.post, "de").title == "Neu: Second roundtable, moved"


def test_an_offline_page_does_not_come_back_by_extracting_again(site, changed, editor, settings):
    settings.WAGTAIL_WORKFLOW_ENABLED = False
    changed.source.update_from_db()
    write(changed, "Nouveau : {0}", tool_name="")
    review(changed)  # so that nothing but the right to publish is missing
    in_language(site.post).unpublish()
    client = editor(translate(site.home, "de"), "add", "change")
    with committed():  # the engine publishes on commit, whoever asked
        client.post(update_url(changed), {"publish_translations": "on"})
    assert not in_language(site.post).live


def test_who_may_not_publish_a_language_does_not_publish_it_by_extracting_again(site, changed, editor, settings):
    settings.WAGTAIL_WORKFLOW_ENABLED = False
    write(changed, "Nouveau : {0}")
    review(changed)
    client = editor(site.home, "change", "publish")  # of English alone
    response = client.post(update_url(changed), {"publish_translations": "on"}, follow=True)
    assert "no right to do this in Français" in said(response)
    assert in_language(site.post).title == "Second roundtable in Isère (fr)"
    source = changed.source
    before = source.last_updated_at
    source.refresh_from_db()
    assert source.last_updated_at == before


def test_who_may_edit_a_language_but_not_publish_it_does_not_publish_it_by_extracting_again(
    site, changed, editor, languages, settings
):
    settings.WAGTAIL_WORKFLOW_ENABLED = False
    write(changed, "Nouveau : {0}")
    review(changed)
    home = site.home.get_parent()
    client = editor(home, "change", languages=Locale.objects.all())
    response = client.post(update_url(changed), {"publish_translations": "on"}, follow=True)
    assert "no right to do this in Français" in said(response)
    assert in_language(site.post).title == "Second roundtable in Isère (fr)"
    assert "was extracted again" in said(client.post(update_url(changed), {}, follow=True))


def test_the_screen_opens_where_nothing_is_published_yet(db, languages, admin_client):
    organisation = OrganisationFactory()
    url = reverse("wagtail_localize:submit_snippet_translation", args=["regions", "organisation", organisation.pk])
    admin_client.post(url, {"locales": [languages[0].pk]})
    assert "not published yet" in admin_client.get(update_url(Translation.objects.get())).content.decode()


def test_the_screen_for_a_deleted_original_is_not_found(site, changed, admin_client):
    NewsPage.objects.get(pk=site.post.pk).delete()
    assert admin_client.get(update_url(changed)).status_code == 404


# Trees of aliases


def test_the_form_of_a_language_does_not_offer_to_fill_it_from_another(site, languages, admin_client):
    page = admin_client.get(reverse("wagtaillocales:edit", args=[languages[0].pk])).content.decode()
    assert FIELDS not in page


def test_a_language_is_not_filled_with_aliases(site, languages, admin_client):
    english = Locale.objects.get(language_code="en")
    data = {"language_code": "fr", f"{FIELDS}enabled": "on", f"{FIELDS}sync_from": english.pk}
    response = admin_client.post(reverse("wagtaillocales:edit", args=[languages[0].pk]), data, follow=True)
    assert "is not filled from another one" in said(response)
    assert not LocaleSynchronization.objects.exists()
    pages = Page.objects.filter(locale=languages[0])
    assert list(pages.values_list("translation_key", "alias_of")) == [(site.home.translation_key, None)]


def test_nor_by_code(languages):
    with pytest.raises(SynchronisationRefusedError):
        LocaleSynchronization.objects.create(locale=languages[0], sync_from=languages[1])
