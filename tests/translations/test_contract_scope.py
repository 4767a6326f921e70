"""What the language rights rely on in Wagtail and the engine: an upgrade that moves one fails here, with its name."""

import inspect

import pytest
from django.contrib.auth import get_user_model
from django.urls import resolve, reverse
from wagtail.admin.views import home
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.chooser import BaseChooseView
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import GroupApprovalTask, Page, PagePermissionTester, TranslatableMixin, Workflow, WorkflowTask
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry
from wagtail_localize.segments import RelatedObjectSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.views import edit_translation, report, snippets_api, submit_translations, update_translations

from cms.translations.language_permissions.hooks import show_readable_translations
from cms.translations.language_permissions.policies import (
    LanguagePagePolicy,
    LanguageSnippetPolicy,
    translatable_snippets,
)
from tests.factories.pages import translate


def takes(function, *names):
    return list(inspect.signature(function).parameters)[: len(names)] == list(names)


def test_policies_are_ours():
    assert type(policy_registry.get_by_type(Page)) is LanguagePagePolicy
    assert all(type(policy_registry.get_by_type(model)) is LanguageSnippetPolicy for model in translatable_snippets())


@pytest.mark.parametrize(
    "method",
    ["get_all_permissions_for_user", "instances_user_has_any_permission_for", "explorable_instances"],
)
def test_the_page_policy_asks_by_these_methods(method):
    assert callable(getattr(PagePermissionPolicy, method))


def test_the_page_policy_keeps_what_it_asked_under_these_names():
    assert PagePermissionPolicy.permission_cache_name == "_page_permission_cache"
    assert PagePermissionPolicy._explorable_root_instance_cache_name == "_explorable_root_page_cache"


def test_the_permission_tester_asks_the_policy_for_pages_and_permissions():
    source = inspect.getsource(PagePermissionTester.__init__)
    assert "get_cached_permissions_for_user(user)" in source
    assert "perm.page.path" in source
    assert "perm.permission.codename" in source


@pytest.mark.parametrize(
    ("view", "method"),
    [
        (BaseListingView, "get_base_queryset"),
        (BaseChooseView, "get_object_list"),
        (LogEntriesView, "filter_queryset"),
        (PageTypesUsageReportView, "decorate_paginated_queryset"),
        (report.TranslationsReportView, "get_queryset"),
        (snippets_api.SnippetViewSet, "get_queryset"),
        (submit_translations.SubmitTranslationView, "get_form"),
    ],
)
def test_views_take_their_rows_from_these_methods(view, method):
    assert callable(getattr(view, method))


@pytest.mark.parametrize(
    "address",
    [
        "/admin/snippets/regions/goodpractice/",
        "/admin/snippets/choose/regions/goodpractice/",
        "/admin/reports/site-history/",
        "/admin/reports/workflow/",
        "/admin/reports/locked/",
        "/admin/localize/reports/translations/",
        "/admin/localize/submit/page/1/",
        "/admin/choose-external-link/",
    ],
)
def test_the_views_at_these_addresses_tell_their_class(address):
    view = resolve(address).func
    assert view.view_class
    assert isinstance(view.view_initkwargs, dict)


def test_the_engines_api_tells_its_class_and_actions():
    view = resolve(reverse("wagtail_localize:snippets_api_listing", args=["regions", "topic"])).func
    assert view.cls is snippets_api.SnippetViewSet
    assert view.actions["get"] == "list"  # and "head", once somebody has asked


def test_the_forms_of_the_engine_have_these_fields():
    source = inspect.getsource(submit_translations.SubmitTranslationForm)
    assert "locales = forms.ModelMultipleChoiceField" in source
    assert "include_subtree = forms.BooleanField" in source
    assert "publish_translations" in update_translations.UpdateTranslationsForm.base_fields


def test_the_editor_of_the_engine_asks_the_row_for_its_translations():
    assert "instance.get_translations()" in inspect.getsource(edit_translation.edit_translation)
    assert takes(TranslatableMixin.get_translations, "self", "inclusive")
    assert takes(edit_translation.edit_translation, "request", "translation", "instance")


def test_related_rows_are_found_by_extraction():
    assert takes(extract_segments, "instance")
    assert takes(RelatedObjectSegmentValue.get_instance, "self", "locale")


@pytest.mark.parametrize(
    "panel",
    ["WorkflowObjectsToModeratePanel", "UserObjectsInWorkflowModerationPanel", "RecentEditsPanel", "LockedPagesPanel"],
)
def test_the_dashboard_has_these_panels(panel):
    assert callable(getattr(home, panel).get_context_data)


def test_workflows_fetched_beforehand_are_kept_under_this_name(site, admin_user, rf, django_assert_num_queries):
    french = translate(site.post, "fr")
    task = GroupApprovalTask.objects.create(name="Look")
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    french.save_revision()
    state = workflow.start(french, admin_user)
    request = rf.get("/")
    request.user = get_user_model().objects.create_user("reader")
    translate(site.news, "fr")
    Page.objects.filter(depth=2).update(first_published_at=french.first_published_at)
    show_readable_translations(request, site.post)
    (found,) = site.post.get_translations().only("id", "locale", "depth")
    with django_assert_num_queries(0):
        assert (found.pk, found.current_workflow_state) == (french.pk, state)
