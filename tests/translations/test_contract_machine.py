"""What jobs, terms and machine translation rely on in wagtail-localize and django-tasks. An upgrade that moves one of
them fails here, with its name.
"""

import inspect

import pytest
from django.urls import resolve, reverse
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail_localize import machine_translators, operations, synctree, tasks
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.strings import StringValue
from wagtail_localize.views import edit_translation, update_translations


def parameters(function):
    return list(inspect.signature(function).parameters)


def fields(model):
    return {field.name for field in model._meta.get_fields()}


class TestEngine:
    def test_the_backend_for_jobs_is_made_from_a_dotted_name_and_asked_with_function_and_arguments(self):
        assert parameters(tasks.BaseJobBackend.enqueue) == ["self", "func", "args", "kwargs"]
        assert parameters(tasks.get_backend) == []

    def test_functions_that_run_as_jobs_take_what_the_table_of_jobs_hands_them(self):
        assert parameters(operations.translate_page_subtree) == ["page_id", "locales", "components", "user"]
        assert parameters(synctree.synchronize_tree) == ["source_locale", "target_locale", "page_index"]
        assert synctree.PageIndex.__name__ == "PageIndex"

    def test_only_these_two_places_hand_work_to_the_backend(self):
        source = inspect.getsource(inspect.getmodule(Translation)) + inspect.getsource(
            inspect.getmodule(inspect.unwrap(operations.translate_object))
        )
        from wagtail_localize.views import submit_translations

        source += inspect.getsource(submit_translations)
        assert source.count("background.enqueue(") == 2

    def test_a_machine_translator_may_be_made_by_a_function_that_gives_none(self, settings):
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "tests.translations.test_contract_machine.nobody"}
        assert machine_translators.get_machine_translator() is None

    @pytest.mark.parametrize("module", [edit_translation, update_translations])
    def test_it_is_asked_for_anew_in_each_request(self, module):
        assert module.get_machine_translator is machine_translators.get_machine_translator

    def test_the_button_of_the_editor_leads_to_this_address(self):
        match = resolve(reverse("wagtail_localize:machine_translate", args=[1]))
        assert (match.namespaces, match.url_name, match.kwargs) == (
            ["wagtail_localize"],
            "machine_translate",
            {"translation_id": 1},
        )

    def test_the_form_for_updates_offers_a_machine_only_if_there_is_one(self):
        assert "use_machine_translation" not in update_translations.UpdateTranslationsForm().fields
        assert resolve(reverse("wagtail_localize:update_translations", args=[1])).url_name == "update_translations"

    def test_a_persons_right_to_edit_a_translation_is_asked_here(self):
        assert parameters(edit_translation.user_can_edit_instance) == ["user", "instance"]

    def test_segments_and_their_translations_have_these_fields(self):
        assert {"string", "context", "order", "source"} <= fields(StringSegment)
        assert {"path", "object"} <= fields(TranslationContext)
        assert {"source", "target_locale", "enabled"} <= fields(Translation)
        assert {"locale", "object", "specific_content_type", "object_repr"} <= fields(TranslationSource)
        assert {"translation_of", "locale", "context", "data", "translation_type", "tool_name"} <= fields(
            StringTranslation
        )
        assert {"last_translated_by", "has_error", "field_error"} <= fields(StringTranslation)
        assert ("locale", "translation_of", "context") in StringTranslation._meta.unique_together
        assert StringTranslation.TRANSLATION_TYPE_MACHINE == "machine"
        assert StringTranslation._meta.get_field("tool_name").max_length >= 100

    def test_a_string_is_html_with_inline_tags_and_breaks_written_so(self):
        assert StringValue.from_plaintext("a < b\nc").data == "a &lt; b<br/>c"
        assert StringValue("a &lt; <b>b</b>").render_text() == "a < b"
        string, _attributes = StringValue.from_source_html('<a href="https://example.org/">x</a>')
        assert string.data == '<a id="a1">x</a>'


def nobody(options):
    return None


class TestTasks:
    def test_a_job_in_the_database_has_these_fields(self):
        assert {"status", "task_path", "args_kwargs", "worker_ids", "queue_name", "backend_name", "priority"} <= fields(
            DBTaskResult
        )
        assert {"run_after", "started_at", "finished_at", "exception_class_path", "traceback"} <= fields(DBTaskResult)
        assert get_date_max().year == 9999

    def test_a_worker_has_a_name_of_its_own_and_writes_it_last(self):
        job = DBTaskResult(worker_ids=["a"])
        job.save = lambda **kwargs: None
        job.claim("b")
        assert job.worker_ids == ["a", "b"]
        assert "MUST be unique" in inspect.getsource(db_worker.Command.add_arguments)

    def test_workers_pass_over_locked_jobs(self):
        assert "skip_locked=True" in inspect.getsource(type(DBTaskResult.objects.all()).get_locked)

    def test_nothing_brings_a_lost_job_back_by_itself(self):
        """When this fails, see whether cms.operations.lost_jobs is still needed."""
        assert "RUNNING" not in inspect.getsource(db_worker)

    def test_the_immediate_backend_swallows_what_a_job_raises(self):
        assert "except BaseException" in inspect.getsource(ImmediateBackend._execute_task)
