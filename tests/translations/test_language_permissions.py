"""People work in the languages they were given, and in no other. The table of all actions: docs/guides/rights.md."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import ResolverMatch, URLPattern, get_resolver, path, reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation, TranslationSource

from cms.translations import language_permissions
from cms.translations.language_permissions import url_rules
from cms.translations.models import LanguageRight
from news.models import NewsPage
from regions.models import GoodPractice, Organisation
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, make_stray, translate
from tests.factories.snippets import GoodPracticeFactory, OrganisationFactory, translate_snippet
from tests.factories.translations import start

pytestmark = pytest.mark.django_db

SECRET = "Zebra"
REVIEW = LanguageRight.Role.REVIEW


@built_once
def french(db):
    return Locale.objects.get_or_create(language_code="fr")[0]


@built_once
def polish(db):
    return Locale.objects.get_or_create(language_code="pl")[0]


@built_once
def group(db):
    """A group that may do everything with pages and practices, if it has the language."""
    group = Group.objects.create(name="Writers")
    names = ["access_admin", "submit_translation"]
    names += [f"{action}_{model}" for action in ("add", "change", "publish") for model in ("goodpractice",)]
    names += ["add_organisation", "change_organisation"]
    group.permissions.set(Permission.objects.filter(codename__in=names))
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=permission)
    return group


@pytest.fixture
def writer(group, client):
    user = get_user_model().objects.create(username="writer")
    user.groups.add(group)
    client.force_login(user)
    return user


def again(user):
    """The same person in another request."""
    return get_user_model().objects.get(pk=user.pk)


def give(owner, locale=None, **values):
    kind = "group" if isinstance(owner, Group) else "user"
    return LanguageRight.objects.create(**{kind: owner}, locale=locale, **values)


def test_who_has_no_right_works_in_no_language(writer, french):
    assert not language_permissions.languages_of(writer)
    assert not language_permissions.may_translate(writer, french)
    assert not language_permissions.may_review(writer, french)
    assert not language_permissions.languages_of(AnonymousUser())


def test_a_right_of_a_group_or_a_person_holds_in_its_language_alone(writer, group, french, polish):
    give(group, french)
    give(writer, polish)
    languages = language_permissions.languages_of(again(writer))
    assert french in languages
    assert polish.pk in languages
    assert Locale.get_default() not in languages


def test_a_right_without_a_language_holds_in_later_ones_too(writer, group):
    give(group)
    later = Locale.objects.create(language_code="el")
    assert language_permissions.languages_of(again(writer)).everywhere
    assert language_permissions.may_translate(again(writer), later)


def test_a_superuser_works_everywhere_and_somebody_who_left_nowhere(french):
    user = get_user_model().objects.create_superuser("root")
    assert language_permissions.may_review(user, french)
    user.is_active = False
    assert not language_permissions.may_review(user, french)


def test_only_a_right_to_review_is_one(writer, group, french, polish):
    give(group, french)
    give(group, polish, role=REVIEW)
    assert not language_permissions.may_review(again(writer), french)
    assert language_permissions.may_review(again(writer), polish)


def test_readers_see_the_most_particular_name_of_who_answers(writer, group, french, polish):
    give(group, role=REVIEW, shown_as="The network")
    assert language_permissions.shown_as(again(writer), french) == "The network"
    give(group, french, role=REVIEW, shown_as="French reviewers")
    assert language_permissions.shown_as(again(writer), french) == "French reviewers"
    give(writer, role=REVIEW, shown_as="A sworn translator")
    assert language_permissions.shown_as(again(writer), french) == "A sworn translator"
    give(writer, polish, shown_as="not a reviewer")
    assert language_permissions.shown_as(again(writer), polish) == "A sworn translator"


def test_the_gate_is_overridden_by_permission(writer, group):
    assert not language_permissions.may_override_gate(writer)
    group.permissions.add(Permission.objects.get(codename="override_gate"))
    assert language_permissions.may_override_gate(again(writer))


def test_a_right_belongs_to_a_group_or_a_person(writer, group):
    for values in ({}, {"group": group, "user": writer}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LanguageRight.objects.create(**values)


def test_reading_a_list_costs_nothing_for_each_row(site, writer, group, french, django_assert_max_num_queries):
    give(group, french)
    translate(site.news, "fr")
    PageViewRestriction.objects.create(page=site.library, restriction_type="login")
    pages = [translate(NewsPageFactory(parent=site.news), "fr") for _number in range(5)]
    pages += [NewsPageFactory(parent=site.news) for _number in range(5)]
    user = again(writer)
    with django_assert_max_num_queries(8):
        assert all(language_permissions.may_read(user, page) for page in pages)
    with django_assert_max_num_queries(0):
        assert all(language_permissions.may_read(user, page) for page in pages)
        assert not language_permissions.may_edit(user, site.post)


def test_what_may_be_read(site, writer, group, french):
    give(group, french)
    draft = NewsPageFactory(parent=site.news, live=False)
    private = NewsPageFactory(parent=site.library)
    PageViewRestriction.objects.create(page=site.library, restriction_type="login")
    own = translate(site.post, "fr")
    user = again(writer)
    assert [language_permissions.may_read(user, page) for page in (site.post, draft, private, own)] == [
        True,
        False,
        False,
        True,
    ]
    rows = language_permissions.readable(NewsPage.objects.all(), user)
    assert set(rows) == {site.post, own}


def test_the_language_adds_no_permission(site, writer, group, french):
    give(group, french)
    GroupPagePermission.objects.all().delete()
    group.permissions.set(Permission.objects.filter(codename="access_admin"))
    page = translate(site.post, "fr")
    practice = translate_snippet(site.practice, "fr", live=False)
    user = again(writer)
    assert not language_permissions.may_edit(user, page)
    assert not language_permissions.may_edit(user, practice)
    assert not language_permissions.may_read(user, practice)


def test_a_right_on_the_root_holds_in_the_trees_of_the_languages(site, writer, group, french):
    give(group, french)
    page = translate(site.post, "fr")
    user = again(writer)
    policy = policy_registry.get_by_type(Page)
    assert page.permissions_for_user(user).can_publish()
    assert not site.post.permissions_for_user(user).can_edit()
    assert not Page.get_first_root_node().permissions_for_user(user).can_add_subpage()
    assert site.post.pk not in policy.explorable_instances(user).values_list("pk", flat=True)


def test_mail_about_a_page_goes_to_people_of_its_language(site, writer, group, french):
    give(group, french)
    page = translate(site.post, "fr")
    policy = policy_registry.get_by_type(Page)
    assert writer in policy.users_with_permission_for_instance("publish", page)
    assert writer not in policy.users_with_permission_for_instance("publish", site.post)
    assert writer not in policy_registry.get_by_type(GoodPractice).users_with_permission_for_instance(
        "publish", site.practice
    )


# Addresses


def addresses_of(resolver, spaces=(), apps=()):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield ResolverMatch(pattern.callback, (), {}, pattern.name, apps, spaces)
        else:
            yield from addresses_of(pattern, (*spaces, pattern.namespace), (*apps, pattern.app_name))


def test_every_guarded_address_has_a_rule():
    names = {url_rules.name_of(match) for match in addresses_of(get_resolver())}
    guarded = {name for name in names if url_rules.is_guarded(name)}
    assert len(guarded) > 90
    assert guarded - url_rules.table().keys() == set()


def test_every_rule_is_for_an_address_that_is_there():
    names = {url_rules.name_of(match) for match in addresses_of(get_resolver())}
    for_models_that_have_them = {"snippets:reorder"}
    assert url_rules.table().keys() - names == for_models_that_have_them


@pytest.mark.parametrize("name", ["wagtail_localize:stop_translation", "wagtailadmin_pages:history", "snippets:edit"])
def test_an_address_without_a_rule_is_refused(site, writer, group, client, monkeypatch, name):
    give(group)
    page = translate(site.post, "fr")
    urls = {
        "wagtail_localize:stop_translation": ["wagtail_localize:stop_translation", 1],
        "wagtailadmin_pages:history": ["wagtailadmin_pages:history", page.pk],
        "snippets:edit": ["wagtailsnippets_regions_goodpractice:edit", site.practice.pk],
    }
    address = reverse(urls[name][0], args=urls[name][1:])
    if name != "wagtail_localize:stop_translation":
        assert client.get(address).status_code == 200
    monkeypatch.delitem(url_rules.table(), name)
    answer = client.get(address, follow=True)
    assert answer.redirect_chain == [("/admin/", 302)]
    assert "nothing says yet who may use it" in answer.content.decode()


def test_a_new_address_of_the_engine_is_closed_even_to_administrators(client, settings):
    client.force_login(get_user_model().objects.create_superuser("root"))
    module = type(
        "urls",
        (),
        {"urlpatterns": [path("x/", lambda request: 1 / 0, name="new"), *import_module("cms.urls").urlpatterns]},
    )
    settings.ROOT_URLCONF = module
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(url_rules, "name_of", lambda match: "wagtail_localize:new")
        assert client.get("/x/").status_code == 302


# Lists


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(captured), answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/snippets/regions/organisation/?locale=fr",
        "/admin/snippets/choose/regions/organisation/",
        "/admin/localize/api/snippets/regions/organisation/",
        "/admin/choose-page/search/?q=post",
    ],
)
def test_a_longer_list_asks_nothing_more_for_rights(site, writer, group, french, client, address):
    give(group, french)
    translate(site.news, "fr")
    # The engine's own button to send a row asks twice for each, where somebody may press it.
    group.permissions.remove(Permission.objects.get(codename="submit_translation"))

    def grow(number):
        for _row in range(number):
            translate_snippet(OrganisationFactory(), "fr")

    grow(2)
    client.get(address)
    few, _html = queries_of(client, address)
    grow(8)
    many, _html = queries_of(client, address)
    assert many == few


def test_lists_and_choosers_find_by_searching_too(site, writer, group, french, client):
    give(group, french)
    GoodPracticeFactory(title=f"{SECRET} rural", slug="zebra", live=False)
    _number, html = queries_of(client, "/admin/snippets/choose/regions/goodpractice/results/?q=rural")
    assert "Rural farm" in html
    assert SECRET not in html
    _number, html = queries_of(client, "/admin/snippets/regions/goodpractice/?locale=en&q=rural")
    assert "Rural farm" not in html
    _number, html = queries_of(client, "/admin/choose-page/search/?q=second")
    assert "Second roundtable" in html


@built_once
def workflow(site, group):
    """A workflow on English content whose moderators are a group without English."""
    task = GroupApprovalTask.objects.create(name="Look")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Moderation")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=site.home, workflow=workflow)
    return workflow


def test_a_task_of_a_workflow_opens_no_other_language(site, writer, group, french, client, workflow):
    give(group, french)
    page = NewsPageFactory(parent=site.news, title=f"{SECRET} draft", live=False)
    page.save_revision()
    state = workflow.start(page, writer)
    task = state.current_task_state
    assert SECRET not in client.get("/admin/").content.decode()
    for name in ("workflow_preview", "edit"):
        args = [page.pk, task.task_id] if name == "workflow_preview" else [page.pk]
        answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=args))
        assert answer.status_code == 302
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {"comment": ""})
    task.refresh_from_db()
    assert task.status == "in_progress"
    for report in ("workflow", "workflow_tasks"):
        assert SECRET not in client.get(reverse(f"wagtailadmin_reports:{report}")).content.decode()


def test_workflows_of_snippets_in_other_languages_are_not_reported(site, writer, group, french, client, workflow):
    give(group, french)
    translate(site.home, "fr")
    practice = GoodPracticeFactory(title=f"{SECRET} practice", slug="z", live=False)
    practice.save_revision()
    own = translate_snippet(site.practice, "fr", title="Ferme", live=False)
    own.save_revision()
    for row in (practice, own):
        workflow.start(row, get_user_model().objects.create(username=f"u{row.pk}"))
    for report in ("workflow", "workflow_tasks"):
        html = client.get(reverse(f"wagtailadmin_reports:{report}")).content.decode()
        assert "Ferme" in html
        assert SECRET not in html
    html = client.get("/admin/").content.decode()
    assert "Ferme" in html
    assert SECRET not in html


def test_the_dashboard_forgets_what_was_edited_in_a_language_that_was_taken_away(site, writer, group, french, client):
    right = give(group)
    page = NewsPageFactory(parent=site.news, title=f"{SECRET} edited", live=False)
    page.save_revision(user=writer, log_action="wagtail.edit")
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=writer, locked_at=timezone.now())
    assert SECRET in client.get("/admin/").content.decode()
    right.delete()
    give(group, french)
    assert SECRET not in client.get("/admin/").content.decode()


def test_the_report_of_page_types_names_no_page_of_another_language(site, writer, group, french, client):
    give(group, french)
    page = NewsPageFactory(parent=site.news, title=f"{SECRET} newest", live=False)
    page.save_revision()
    translate(site.home, "fr")
    assert SECRET not in client.get(reverse("wagtailadmin_reports:page_types_usage")).content.decode()


def test_the_editor_names_no_draft_of_a_third_language(site, writer, group, french, polish, client):
    give(group, french)
    translate(site.news, "fr")
    draft = translate(site.post, "pl", title=f"{SECRET} stol")
    Page.objects.filter(pk=draft.pk).update(live=False)
    source, _made = TranslationSource.get_or_create_from_instance(site.post)
    translation = Translation.objects.create(source=source, target_locale=french)
    translation.save_target(publish=False)
    page = translation.get_target_instance()
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Second roundtable" in html
    assert SECRET not in html
    answer = client.get(reverse("wagtailadmin_api:pages:detail", args=[page.pk])).content.decode()
    assert SECRET not in answer


def test_a_pasted_address_tells_no_title(site, writer, group, french, client, settings):
    give(group, french)
    page = NewsPageFactory(parent=site.news, title="Public", slug="pasted")
    page.title = f"{SECRET} to come"
    page.save_revision()
    Site.objects.update(hostname="example.org")
    data = {
        "external-link-chooser-url": "http://example.org/en/news/pasted/",
        "external-link-chooser-link_text": "here",
    }
    answer = client.post(reverse("wagtailadmin_choose_page_external_link"), data)
    assert answer.json()["step"] == "external_link_chosen"
    assert SECRET not in answer.content.decode()


def test_the_report_of_translations_is_exported_with_what_it_shows(site, writer, french, polish, client):
    for locale in (french, polish):
        start(site.post, locale.language_code)
    give(writer, french)
    address = reverse("wagtail_localize:translations_report") + "?export=csv"
    export = b"".join(client.get(address).streaming_content).decode().splitlines()
    assert [row.split(",")[:3] for row in export[1:]] == [[site.post.title, "en", "fr"]]
    client.force_login(get_user_model().objects.create_superuser("root"))
    export = b"".join(client.get(address).streaming_content).decode().splitlines()
    assert sorted(row.split(",")[2] for row in export[1:]) == ["fr", "pl"]


def test_the_form_offers_the_languages_of_the_person(site, writer, group, french, polish, client):
    give(group, french)
    translate(site.home, "fr")
    html = client.get(reverse("wagtail_localize:submit_page_translation", args=[site.region.pk])).content.decode()
    assert f'value="{french.pk}"' in html
    assert f'value="{polish.pk}"' not in html


@pytest.mark.parametrize("model", [GoodPractice, Organisation])
def test_choosing_all_in_bulk_touches_no_other_language(site, writer, group, french, client, model):
    give(group, french)
    group.permissions.add(Permission.objects.get(codename=f"delete_{model._meta.model_name}"))
    OrganisationFactory()
    before = model.objects.count()
    args = [model._meta.app_label, model._meta.model_name, "delete"]
    client.post(reverse("wagtail_bulk_action", args=args) + "?id=all")
    assert model.objects.count() == before


def test_a_subtree_with_pages_of_another_language_is_not_deleted(site, writer, group, french, client):
    give(group, french)
    own = translate(site.news, "fr")
    stray = make_stray(NewsPageFactory(parent=own, title="Stray", locale=own.locale, live=False), "en")
    client.post(reverse("wagtailadmin_pages:delete", args=[own.pk]))
    assert Page.objects.filter(pk=stray.pk).exists()


# The screen


@pytest.fixture
def administrator(client):
    user = get_user_model().objects.create_superuser("root")
    client.force_login(user)
    return user


def test_an_administrator_gives_rights_on_a_screen_of_the_settings(administrator, group, french, client):
    assert reverse("language_rights:index") in client.get("/admin/").content.decode()
    assert (
        "Who has no language right works in no language" in client.get(reverse("language_rights:add")).content.decode()
    )
    data = {"group": group.pk, "user": "", "locale": french.pk, "role": "review", "shown_as": "The network"}
    client.post(reverse("language_rights:add"), data)
    assert LanguageRight.objects.filter(group=group, locale=french, role=REVIEW).exists()
    assert "The network" in client.get(reverse("language_rights:index")).content.decode()


def test_the_screen_says_what_to_do_and_saves_nothing_wrong(administrator, group, french, client):
    data = {"group": "", "user": "", "locale": "", "role": "review", "shown_as": ""}
    assert "Choose a group or a person" in client.post(reverse("language_rights:add"), data).content.decode()
    give(group)
    html = client.post(reverse("language_rights:add"), data | {"group": group.pk}).content.decode()
    assert "a right in this language already" in html
    assert LanguageRight.objects.filter(group=group).count() == 1


def test_nobody_gives_rights_to_themselves(writer, group, client):
    give(group)
    data = {"group": "", "user": writer.pk, "locale": "", "role": "review", "shown_as": ""}
    client.post(reverse("language_rights:add"), data)
    assert not LanguageRight.objects.filter(user=writer).exists()


# Bringing the rights in


def migrate_rights():
    module = import_module("cms.translations.migrations.0003_rights_of_those_who_edit_today")
    module.give(apps, None)


def test_nobody_who_edits_today_is_locked_out(site, group, french):
    LanguageRight.objects.all().delete()
    home = translate(site.home, "fr")
    reader = Group.objects.create(name="Readers of the admin")
    translators = Group.objects.create(name="French")
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=translators, page=home, permission=permission)
    snippets = Group.objects.create(name="Practices")
    snippets.permissions.add(Permission.objects.get(codename="change_goodpractice"))
    migrate_rights()
    migrate_rights()
    rights = {right.group: (right.locale, right.role) for right in LanguageRight.objects.all()}
    assert rights[group] == (None, "review")
    assert rights[translators] == (french, "translate")
    assert rights[snippets] == (None, "translate")
    assert reader not in rights
    assert LanguageRight.objects.filter(group=group).count() == 1
