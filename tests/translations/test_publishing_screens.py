"""From the editor to the public, as people do it in a browser."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    PageLogEntry,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import StringTranslation

from cms.translations.models import Authorship, LanguageRight
from cms.translations.publication_guard import guarding
from cms.translations.publication_guard.generating import generate
from news.models import NewsPage
from regions.models import GoodPractice, Organisation
from tests.built_once import built_once
from tests.factories.snippets import OrganisationFactory
from tests.factories.translations import review, start, translated, write

pytestmark = pytest.mark.django_db


@built_once
def translation(site):
    """Public, complete and reviewed."""
    return translated(site.post)


def french(original):
    return type(original).objects.get(translation_key=original.translation_key, locale__language_code="fr")


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def screen(translation):
    return reverse("translations:publish", args=[translation.pk])


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def member(django_user_model, name, *page_rights, right="", tree=None):
    """Somebody who works in French, with rights to a tree of pages."""
    user = django_user_model.objects.create_user(name, password="x")
    group = Group.objects.create(name=f"Group of {name}")
    codes = ["access_admin", "submit_translation", *([right] if right else [])]
    group.permissions.add(*Permission.objects.filter(codename__in=codes))
    for code in page_rights:
        permission = Permission.objects.get(codename=f"{code}_page", content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=tree or Page.get_first_root_node(), permission=permission)
    LanguageRight.objects.create(group=group, locale=Locale.objects.get(language_code="fr"))
    user.groups.add(group)
    return user


def test_the_editor_publishes_what_is_complete_and_reviewed(site, translation, admin_client):
    write(translation, "Nouveau : {0}")
    review(translation)
    response = admin_client.post(edit_url(french(site.post)), {"action": "publish"}, follow=True)
    assert "is published in Français" in said(response)
    assert french(site.post).title == "Nouveau : Second roundtable in Isère"


def test_the_editor_does_not_publish_what_is_not_and_says_what_is_missing(site, translation, admin_client):
    write(translation, "Nouveau : {0}")
    Authorship.objects.filter(string_translation__context__path="summary").update(reviewed_at=None)
    StringTranslation.objects.filter(context__path="title").delete()
    response = admin_client.post(edit_url(french(site.post)), {"action": "publish"}, follow=True)
    assert response.redirect_chain == [(screen(translation), 302)]
    text = response.content.decode()
    assert "1 of 2 texts is not translated: Title (“Second roundtable in Isère”)" in text
    assert "1 of 2 texts is not reviewed: Summary" in text
    assert french(site.post).title == "Second roundtable in Isère (fr)"


def test_overriding_takes_a_second_step(site, translation, admin_client, admin_user):
    write(translation, "Nouveau : {0}")
    Authorship.objects.update(reviewed_at=None)
    assert "Publish all the same" in admin_client.get(screen(translation)).content.decode()
    response = admin_client.post(screen(translation), {"action": "override"}, follow=True)
    assert "Tick that you have read" in said(response)
    assert not PageLogEntry.objects.filter(action=guarding.OVERRIDDEN).exists()
    admin_client.post(screen(translation), {"action": "override", "confirmed": "on"})
    assert french(site.post).title == "Nouveau : Second roundtable in Isère"
    assert PageLogEntry.objects.get(action=guarding.OVERRIDDEN).user == admin_user


def test_the_history_of_a_page_tells_of_an_override(site, translation, admin_client):
    Authorship.objects.update(reviewed_at=None)
    admin_client.post(screen(translation), {"action": "override", "confirmed": "on"})
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[french(site.post).pk])).content.decode()
    assert "Published although: 2 of 2 texts are not reviewed" in history


def test_who_may_not_override_is_not_offered_it(site, translation, client, django_user_model, settings):
    settings.WAGTAIL_WORKFLOW_ENABLED = False
    client.force_login(member(django_user_model, "publisher", "change", "publish"))
    write(translation, "Nouveau : {0}")
    Authorship.objects.update(reviewed_at=None)
    assert "Publish all the same" not in client.get(screen(translation)).content.decode()
    client.post(screen(translation), {"action": "override", "confirmed": "on"})
    assert french(site.post).title == "Second roundtable in Isère (fr)"


def test_who_may_override_need_not_be_an_administrator(site, translation, client, django_user_model, settings):
    settings.WAGTAIL_WORKFLOW_ENABLED = False
    client.force_login(member(django_user_model, "desk", "change", "publish", right="override_gate"))
    write(translation, "Nouveau : {0}")
    Authorship.objects.update(reviewed_at=None)
    client.post(screen(translation), {"action": "override", "confirmed": "on"})
    assert french(site.post).title == "Nouveau : Second roundtable in Isère"


def test_who_may_not_edit_the_page_does_not_see_what_is_missing(translation, client, django_user_model):
    client.force_login(member(django_user_model, "stranger"))
    assert client.get(screen(translation)).status_code == 302


def test_a_snippet_is_published_by_the_same_rules(site, admin_client):
    translation = start(site.practice)
    generate(translation)
    url = reverse("wagtailsnippets_regions_goodpractice:edit", args=[french(site.practice).pk])
    response = admin_client.post(url, {"action": "publish"}, follow=True)
    assert "not translated" in response.content.decode()
    assert not french(site.practice).live
    write(translation)
    review(translation)
    admin_client.post(url, {"action": "publish"})
    assert french(site.practice).live


def test_content_without_drafts_is_written_and_published_on_one_screen(db, admin_client):
    organisation = OrganisationFactory(what="Helps newcomers.")
    translation = start(organisation)
    page = admin_client.get(screen(translation)).content.decode()
    name = f"segment-{translation.source.stringsegment_set.get().pk}"
    assert f'name="{name}"' in page
    admin_client.post(screen(translation), {"action": "save", name: "Aide les nouveaux venus."})
    assert not Organisation.objects.filter(locale__language_code="fr").exists()
    review(translation)
    admin_client.post(screen(translation), {"action": "publish"})
    assert french(organisation).what == "Aide les nouveaux venus."


def test_words_that_fail_the_checks_come_back_with_the_reason(db, admin_client):
    translation = start(OrganisationFactory(what="Helps newcomers."))
    name = f"segment-{translation.source.stringsegment_set.get().pk}"
    response = admin_client.post(screen(translation), {"action": "save", name: "<script>x"}, follow=True)
    assert 'class="error-message"' in response.content.decode()


# Other ways to the public


def test_a_list_does_not_publish_what_is_not_reviewed(site, translation, admin_client):
    write(translation, "Nouveau : {0}")
    Authorship.objects.update(reviewed_at=None)
    generate(translation)
    page = french(site.post)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}"
    response = admin_client.post(url, {"include_descendants": ""}, follow=True)
    assert "was not published" in said(response)
    assert "not reviewed" in said(response)
    assert french(site.post).title == "Second roundtable in Isère (fr)"


def test_publishing_a_page_with_all_below_it_publishes_nothing_that_is_not_reviewed(site, admin_client):
    generate(start(site.post))
    parent = french(site.news)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={parent.pk}"
    response = admin_client.post(url, {"include_descendants": "on"}, follow=True)
    assert "was not published" in said(response)
    assert not french(site.post).live


@built_once
def reviewers(site):
    group = Group.objects.create(name="Reviewers of French")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    WorkflowPage.objects.all().delete()
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.add(group)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.get_first_root_node())
    return group


def approve_url(page):
    state = page.current_workflow_task_state
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])


def test_a_translator_submits_and_a_reviewer_approves(site, translation, client, django_user_model, reviewers):
    write(translation, "Nouveau : {0}")
    review(translation)
    client.force_login(member(django_user_model, "translator", "change"))
    assert "Submit for moderation" in client.get(screen(translation)).content.decode()
    response = client.post(screen(translation), {"action": "submit"}, follow=True)
    assert "submitted for moderation" in said(response)
    page = french(site.post)
    assert (page.workflow_in_progress, page.title) == (True, "Second roundtable in Isère (fr)")
    reviewer = member(django_user_model, "reviewer", "change", "publish")
    reviewer.groups.add(reviewers)
    client.force_login(reviewer)
    client.post(approve_url(page), {"comment": ""})
    assert french(site.post).title == "Nouveau : Second roundtable in Isère"


def test_a_publisher_does_not_go_round_the_workflow(site, translation, client, django_user_model, reviewers):
    write(translation, "Nouveau : {0}")
    review(translation)
    client.force_login(member(django_user_model, "publisher", "change", "publish"))
    response = client.post(edit_url(french(site.post)), {"action": "publish"}, follow=True)
    assert "goes through a workflow" in response.content.decode()
    assert french(site.post).title == "Second roundtable in Isère (fr)"


def test_approving_what_is_not_reviewed_is_refused_in_words(site, translation, client, django_user_model, reviewers):
    write(translation, "Nouveau : {0}")
    Authorship.objects.update(reviewed_at=None)
    client.force_login(member(django_user_model, "translator", "change"))
    client.post(screen(translation), {"action": "submit"})
    reviewer = member(django_user_model, "reviewer", "change", "publish")
    reviewer.groups.add(reviewers)
    client.force_login(reviewer)
    page = french(site.post)
    response = client.post(approve_url(page), {"comment": ""}, follow=True)
    assert "was not published" in said(response)
    page = french(site.post)
    assert (page.title, page.workflow_in_progress) == ("Second roundtable in Isère (fr)", True)
    response = client.post(approve_url(page), {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.json() == {"step": "success", "redirect": edit_url(page)}


def test_while_it_is_in_moderation_its_words_stay_as_they_are(site, translation, client, django_user_model, reviewers):
    client.force_login(member(django_user_model, "translator", "change"))
    client.post(screen(translation), {"action": "submit"})
    assert put(client, translation, "Autre").status_code == 423
    assert not StringTranslation.objects.filter(data="Autre").exists()


# Locks


def put(client, translation, text):
    segment = translation.source.stringsegment_set.get(context__path="title")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    return client.put(url, f"value={text}", content_type="application/x-www-form-urlencoded")


@built_once
def locked(site, translation, django_user_model):
    page = french(site.post)
    page.locked, page.locked_by = True, django_user_model.objects.create_user("keeper")
    page.save()
    return translation


def test_words_of_a_locked_page_are_not_changed(locked, admin_client):
    response = put(admin_client, locked, "Autre")
    assert (response.status_code, "locked" in response.json()["detail"]) == (423, True)
    assert not StringTranslation.objects.filter(data="Autre").exists()


@pytest.mark.parametrize("name", ["upload_pofile", "machine_translate", "stop_translation"])
def test_nothing_else_changes_a_locked_page(locked, admin_client, name):
    response = admin_client.post(reverse(f"wagtail_localize:{name}", args=[locked.pk]), follow=True)
    assert "locked" in said(response)
    locked.refresh_from_db()
    assert locked.enabled


def test_a_choice_of_a_locked_page_is_not_changed(locked, admin_client):
    url = reverse("wagtail_localize:edit_override", args=[locked.pk, 1])
    assert admin_client.put(url, "value=x", content_type="application/x-www-form-urlencoded").status_code == 423


def test_a_locked_page_is_not_published(site, locked, admin_client):
    StringTranslation.objects.filter(context__path="title").update(data="Nouveau")
    response = admin_client.post(edit_url(french(site.post)), {"action": "publish"}, follow=True)
    assert "locked" in response.content.decode()
    assert french(site.post).title == "Second roundtable in Isère (fr)"


def test_a_lock_tells_strangers_nothing(locked, client, django_user_model):
    assert "locked" not in put(client, locked, "Autre").content.decode()
    client.force_login(member(django_user_model, "stranger"))
    assert "locked" not in put(client, locked, "Autre").content.decode()
    assert not StringTranslation.objects.filter(data="Autre").exists()


def test_who_locked_a_page_may_work_on_it(site, translation, admin_client, admin_user):
    page = french(site.post)
    page.locked, page.locked_by = True, admin_user
    page.save()
    assert put(admin_client, translation, "Autre").status_code == 200


def test_words_of_a_locked_snippet_are_not_changed(site, admin_client, django_user_model):
    translation = translated(site.practice)
    GoodPractice.objects.filter(locale__language_code="fr").update(
        locked=True, locked_by=django_user_model.objects.create_user("keeper")
    )
    assert put(admin_client, translation, "Autre").status_code == 423


# What is not offered


def test_the_editor_offers_no_alias_and_a_way_to_what_is_missing(site, translation, admin_client):
    page = admin_client.get(edit_url(french(site.post))).content.decode()
    assert screen(translation) in page
    assert "convert_to_alias" not in page


def test_the_menu_of_a_stopped_translation_offers_no_alias(site, translation, admin_client):
    translation.enabled = False
    translation.save()
    page = admin_client.get(edit_url(french(site.post))).content.decode()
    assert "localize-restart-translation" in page
    assert "localize-convert-to-alias" not in page


def test_stopping_takes_the_right_to_override(translation, client, django_user_model):
    client.force_login(member(django_user_model, "translator", "change", "publish"))
    client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
    translation.refresh_from_db()
    assert translation.enabled


def test_unpublishing_a_translation_works_as_ever(site, translation, admin_client):
    admin_client.post(reverse("wagtailadmin_pages:unpublish", args=[french(site.post).pk]))
    assert not french(site.post).live
    assert type(site.post).objects.get(pk=site.post.pk).live


def test_a_button_that_does_not_exist_changes_nothing(site, translation, admin_client):
    response = admin_client.post(screen(translation), {"action": "other"}, follow=True)
    assert "Choose one of the buttons" in said(response)


def test_the_admins_api_does_not_publish_what_is_not_reviewed(site, admin_client):
    translation = start(NewsPage.objects.get(pk=site.post.pk))
    write(translation)
    generate(translation)
    page = translation.get_target_instance()
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    response = admin_client.post(address, {}, content_type="application/json")
    assert response.status_code == 409
    assert "not reviewed" in response.content.decode()
    assert not NewsPage.objects.get(pk=page.pk).live
    review(translation)
    generate(translation)
    assert admin_client.post(address, {}, content_type="application/json").status_code == 200
    assert NewsPage.objects.get(pk=page.pk).live
