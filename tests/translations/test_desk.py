"""The translators' screens: each person sees their languages, what they may read, and where the work is."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.translations.models import LanguageRight
from cms.users import roles
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import StandardPageFactory, translate
from tests.translations.commits import committed

pytestmark = pytest.mark.django_db
OVERVIEW = "/admin/translations/"


def person(name, *codes, role="translate"):
    """Somebody who may enter the admin and works in some languages."""
    user = get_user_model().objects.create_user(name, password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    group = Group.objects.create(name=f"{name}'s group")
    user.groups.add(group)
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    for code in codes:
        locale, _made = Locale.objects.get_or_create(language_code=code)
        LanguageRight.objects.create(user=user, locale=locale, role=role)
    return user


@built_once
def french(site, django_capture_on_commit_callbacks):
    """A post in French: two of its paragraphs translated by a machine, the rest not yet."""
    with django_capture_on_commit_callbacks(execute=True):
        translate(site.news, "fr")
        source, _made = TranslationSource.update_or_create_from_instance(NewsPage.objects.get(pk=site.post.pk))
        locale = Locale.objects.get(language_code="fr")
        translation = Translation.objects.create(source=source, target_locale=locale)
        for segment in source.stringsegment_set.filter(context__path="title"):
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                data="Deuxième table ronde",
                translation_type="machine",
                tool_name="Engine 1.0",
            )
        translation.save_target(publish=False)
    return translation


def test_a_translator_sees_the_columns_of_their_languages_alone(french, client):
    Locale.objects.get_or_create(language_code="en")
    client.force_login(person("amina", "fr"))
    text = client.get(OVERVIEW).content.decode()
    assert "Second roundtable in Isère" in text
    headings = BeautifulSoup(text, "html.parser").select("th")
    assert [each.text.strip() for each in headings] == ["Original", "Français"]


def test_who_works_in_no_language_does_not_come_in(french, client):
    client.force_login(person("nobody"))
    assert client.get(OVERVIEW).status_code == 302


def test_titles_of_drafts_are_for_those_who_work_in_the_original_language(
    site, french, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        StandardPageFactory(parent=site.home, title="Secret plan", live=False)
    client.force_login(person("amina", "fr"))
    assert "Secret plan" not in client.get(OVERVIEW).content.decode()
    client.force_login(person("olga", "en", "fr"))
    assert "Secret plan" in client.get(OVERVIEW).content.decode()


def test_a_draft_elsewhere_in_ones_language_is_not_named(site, french, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        StandardPageFactory(parent=site.home, title="Secret plan", live=False)
    olga = person("olga", "en")
    GroupPagePermission.objects.filter(group__user=olga).update(page=site.region)
    client.force_login(olga)
    text = client.get(OVERVIEW).content.decode()
    assert "Second roundtable in Isère" in text
    assert "Secret plan" not in text


def test_the_overview_opens_for_everybody_whom_an_installation_makes_a_translator(french, client, django_user_model):
    for role in ("translators", "reviewers", "communications"):
        user = django_user_model.objects.create_user(role)
        user.groups.add(roles.group_of(role))
        LanguageRight.objects.create(user=user, locale=french.target_locale, role=LanguageRight.Role.TRANSLATE)
        client.force_login(user)
        assert "Second roundtable in Isère" in client.get(OVERVIEW).content.decode(), role


def test_a_cell_leads_to_the_work(french, client):
    client.force_login(person("amina", "fr"))
    assert reverse("translations:work", args=[french.pk]) in client.get(OVERVIEW).content.decode()


def test_what_lost_its_original_is_found_and_leads_to_its_own_editor(site, french, client):
    row = french.get_target_instance()
    with committed():
        NewsPage.objects.get(pk=site.post.pk).delete()
    client.force_login(person("amina", "fr"))
    text = client.get(OVERVIEW).content.decode()
    assert "the original was deleted" in text
    editor = reverse("wagtailadmin_pages:edit", args=[row.pk])
    assert text.count(f'href="{editor}"') == 2 and f"/admin/translations/{french.pk}/" not in text
    client.force_login(person("olga", "el"))
    assert "the original was deleted" not in client.get(OVERVIEW).content.decode()


@pytest.mark.parametrize(("needs", "found"), [("not_yet", True), ("facts", False)])
def test_the_overview_answers_what_needs_work(french, client, needs, found):
    client.force_login(person("amina", "fr"))
    text = client.get(OVERVIEW, {"needs": needs, "language": "fr"}).content.decode()
    assert ("Second roundtable in Isère" in text) == found


def test_more_rows_cost_no_more_queries(
    site, french, client, django_assert_max_num_queries, django_capture_on_commit_callbacks
):
    client.force_login(person("amina", "en", "fr"))
    client.get(OVERVIEW)
    with django_assert_max_num_queries(60) as few:
        client.get(OVERVIEW)
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(20):
            StandardPageFactory(parent=site.home, title=f"Another page {number}")
    with django_assert_max_num_queries(len(few)):
        assert "Another page 19" in client.get(OVERVIEW).content.decode()


def test_the_work_is_shown_paragraph_by_paragraph(french, client):
    client.force_login(person("amina", "fr"))
    text = client.get(reverse("translations:work", args=[french.pk])).content.decode()
    assert "Second roundtable in Isère" in text
    assert "Engine" in text
    assert "not translated yet" in text


def test_a_translation_into_another_language_is_refused(french, client):
    client.force_login(person("amina", "pl"))
    response = client.get(reverse("translations:work", args=[french.pk]), follow=True)
    assert "Second roundtable" not in response.content.decode()


def test_a_person_accepts_what_a_machine_wrote(french, client):
    amina = person("amina", "fr")
    client.force_login(amina)
    written = StringTranslation.objects.first()
    client.post(reverse("translations:review", args=[french.pk]), {"paragraph": [written.pk]})
    written = StringTranslation.objects.select_related("authorship").get(pk=written.pk)
    assert written.authorship.reviewed_by == amina


def test_nobody_reviews_what_they_wrote(french, client):
    amina = person("amina", "fr", role="review")
    client.force_login(amina)
    written = StringTranslation.objects.first()
    written.data, written.translation_type, written.tool_name = "Deuxième table ronde en Isère", "manual", ""
    written.last_translated_by = amina
    written.save()
    response = client.post(reverse("translations:review", args=[french.pk]), {"paragraph": [written.pk]}, follow=True)
    assert "you wrote the words yourself" in response.content.decode()
    written = StringTranslation.objects.select_related("authorship").get(pk=written.pk)
    assert written.authorship.reviewed_at is None


def test_a_persons_words_are_judged_by_a_reviewer(french, client):
    written = StringTranslation.objects.first()
    written.translation_type, written.tool_name, written.last_translated_by = "manual", "", person("amina", "fr")
    written.data = "Deuxième table ronde en Isère"
    written.save()
    address = reverse("translations:review", args=[french.pk])
    client.force_login(person("basia", "fr"))
    client.post(address, {"paragraph": [written.pk]})
    assert StringTranslation.objects.get(pk=written.pk).authorship.reviewed_at is None
    client.force_login(person("odile", "fr", role="review"))
    client.post(address, {"paragraph": [written.pk]})
    assert StringTranslation.objects.get(pk=written.pk).authorship.reviewed_at is not None


def test_the_menu_shows_the_screen_to_those_who_work_in_a_language(site, client):
    client.force_login(person("amina", "fr"))
    assert OVERVIEW in client.get("/admin/").content.decode()
    client.force_login(person("nobody"))
    assert OVERVIEW not in client.get("/admin/").content.decode()
