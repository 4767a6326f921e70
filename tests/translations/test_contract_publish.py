"""What publishing and the lifecycle rely on in Wagtail and wagtail-localize. An upgrade that moves one fails here."""

import inspect

import pytest
from django.urls import resolve, reverse
from django_tasks_db import DatabaseBackend
from wagtail import hooks
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import DraftStateMixin, LockableMixin, Page, Revision, Task, Workflow, WorkflowState
from wagtail.models.workflows import GroupApprovalTask
from wagtail.permissions import policy_registry
from wagtail_localize import fields, models, wagtail_hooks
from wagtail_localize.locales.components import LOCALE_COMPONENTS, get_locale_components
from wagtail_localize.segments import ingest
from wagtail_localize.views import edit_translation, submit_translations, update_translations

from news.models import NewsPage
from tests.factories.translations import start, translated, write

pytestmark = pytest.mark.django_db


def parameters(function):
    return list(inspect.signature(function).parameters)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (models.TranslationSource.as_instance, ["self"]),
        (models.TranslationSource._get_segments_for_translation, ["self", "locale", "fallback"]),
        (models.TranslationSource.update_or_create_from_instance, ["instance"]),
        (models.TranslationSource.update_from_db, ["self"]),
        (models.StringTranslation.set_field_error, ["self", "error"]),
        (models.SegmentOverride.set_field_error, ["self", "error"]),
        (fields.copy_synchronised_fields, ["source", "target"]),
        (
            ingest.ingest_segments,
            ["original_obj", "translated_obj", "src_locale", "tgt_locale", "segments"],
        ),
        (wagtail_hooks.before_edit_page, ["request", "page"]),
        (wagtail_hooks.before_edit_snippet, ["request", "instance"]),
        (submit_translations.SubmitTranslationView.form_valid, ["self", "form"]),
        (submit_translations.SubmitTranslationForm.__init__, ["self", "instance", "args", "kwargs"]),
        (update_translations.UpdateTranslationsView.form_valid, ["self", "form"]),
        (DatabaseBackend._task_to_db_task, ["self", "task", "args", "kwargs"]),
        (Page.full_clean, ["self", "args", "kwargs"]),
        (Page.with_content_json, ["self", "content"]),
        (Page._check_slug_is_unique, ["self"]),
        (Page.update_aliases, ["self", "revision", "_content", "_updated_ids"]),
        (Workflow.start, ["self", "obj", "user"]),
        (WorkflowState.resume, ["self", "user"]),
        (Task.get_actions, ["self", "obj", "user"]),
        (LockableMixin.get_lock, ["self"]),
        (policy_registry.get, ["obj"]),
    ],
    ids=lambda value: getattr(value, "__qualname__", None),
)
def test_signature(function, expected):
    assert parameters(function) == expected


@pytest.mark.parametrize("publish", [DraftStateMixin.publish, Page.publish])
def test_every_publication_passes_the_models_publish(publish):
    wanted = ["self", "revision", "user", "changed", "log_action", "previous_revision", "skip_permission_checks"]
    assert parameters(publish) == wanted
    assert "content_object.publish(" in inspect.getsource(Revision.publish)


def test_a_schedule_says_what_it_is():
    from wagtail.management.commands import publish_scheduled

    assert 'rp.publish(log_action="wagtail.publish.scheduled")' in inspect.getsource(publish_scheduled)


def test_publishing_and_unpublishing_save_the_row_before_they_tell():
    assert "object.save()" in inspect.getsource(PublishRevisionAction._publish_revision)
    unpublish = inspect.getsource(UnpublishAction._unpublish_object)
    assert unpublish.index("_commit_unpublish") < unpublish.index("_after_unpublish")


def test_pages_are_saved_in_one_transaction():
    assert "@transaction.atomic" in inspect.getsource(Page.save)


def test_a_finished_workflow_does_what_the_setting_says():
    assert WorkflowState.on_finish.__module__ == "cms.translations.publication_guard.moderation"
    assert "self.on_finish(user=user)" in inspect.getsource(WorkflowState.finish)


def test_an_approver_is_known_by_the_action_approve(admin_user):
    assert "approve" in {action[0] for action in GroupApprovalTask(name="Look").get_actions(None, admin_user)}


def test_the_engines_hook_comes_after_ours():
    for name in ("before_edit_page", "before_edit_snippet"):
        functions = [(order, function.__module__) for function, order in hooks._hooks[name]]
        assert (0, "wagtail_localize.wagtail_hooks") in functions
        assert (-50, "cms.translations.publishing.editor") in functions


def test_the_editors_button_sends_the_action_publish():
    assert 'request.POST.get("action") == "publish"' in inspect.getsource(edit_translation.edit_translation)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("submit_page_translation", [1]),
        ("submit_snippet_translation", ["regions", "goodpractice", "1"]),
        ("update_translations", [1]),
    ],
)
def test_reversed_links_reach_our_views(name, arguments):
    found = resolve(reverse(f"wagtail_localize:{name}", args=arguments))
    assert (found.url_name, found.func.view_class.__module__.split(".")[0]) == (name, "cms")


@pytest.mark.parametrize(
    "name",
    ["edit_string_translation", "edit_override", "upload_pofile", "machine_translate", "stop_translation"],
)
def test_addresses_that_locks_bind_are_known_by_these_names(name):
    arguments = {"translation_id": 1}
    arguments |= {"string_segment_id": 1} if name == "edit_string_translation" else {}
    arguments |= {"overridable_segment_id": 1} if name == "edit_override" else {}
    assert resolve(reverse(f"wagtail_localize:{name}", kwargs=arguments)).app_names == ["wagtail_localize"]


def test_the_editors_props_name_the_address_that_makes_an_alias():
    source = inspect.getsource(edit_translation.edit_translation)
    assert '"links": {' in source
    assert '"convertToAliasUrl"' in source


def test_the_engine_reads_the_list_that_synchronisation_was_taken_from():
    assert get_locale_components() is LOCALE_COMPONENTS
    assert models.LocaleSynchronization not in [each["model"] for each in LOCALE_COMPONENTS]


def test_words_written_after_a_log_entry_are_newer_than_it(site):
    translation = start(site.post)
    (written,) = write(translation, only="title")
    before = written.updated_at
    (written,) = write(translation, "Autre", only="title")
    assert written.updated_at > before


def test_synchronised_children_are_copied_in_memory_only(site):
    translated(site.post)
    french = NewsPage.objects.get(locale__language_code="fr")
    before = [link.pk for link in french.regions.all()]
    fields.copy_synchronised_fields(site.post, french)
    assert [link.pk for link in NewsPage.objects.get(pk=french.pk).regions.all()] == before


def test_deleting_a_page_stops_its_translations_and_keeps_their_words(site):
    translation = translated(site.post)
    words = models.StringTranslation.objects.count()
    NewsPage.objects.get(pk=site.post.pk).delete()
    translation.refresh_from_db()
    assert (translation.enabled, models.StringTranslation.objects.count()) == (False, words)


@pytest.mark.parametrize(
    ("hook", "theirs"),
    [
        ("register_page_header_buttons", "page_listing_more_buttons"),
        ("register_page_listing_more_buttons", "page_listing_more_buttons"),
        ("register_snippet_listing_buttons", "register_snippet_listing_buttons"),
    ],
)
def test_the_engines_buttons_that_send_are_ours_alone(hook, theirs):
    registered = hooks.get_hooks(hook)
    assert getattr(wagtail_hooks, theirs) not in registered
    assert [each for each in registered if each.__module__ == "cms.translations.engine.patches"]
