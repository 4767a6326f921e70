"""The engine's own long work waits in our queue, and nothing else can be put there."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from wagtail.models import Locale, Page
from wagtail_localize import operations, synctree
from wagtail_localize.models import Translation
from wagtail_localize.tasks import background
from wagtail_localize.views.submit_translations import TranslationComponentManager

from cms.translations.engine import jobs
from cms.translations.engine.jobs import JobBackend, read, run, written
from tests.built_once import built_once

pytestmark = pytest.mark.django_db


@built_once
def french(db):
    return Locale.objects.get_or_create(language_code="fr")[0]


@pytest.fixture
def queue(settings):
    settings.TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}


def queued():
    return DBTaskResult.objects.get(task_path="cms.translations.engine.jobs.run")


def subtree(site, french, user=None):
    locales = Locale.objects.filter(pk=french.pk)
    return [site.news.pk, locales, TranslationComponentManager([]), user]


def test_the_engine_uses_this_backend():
    assert isinstance(background, JobBackend)


def test_a_subtree_is_translated_from_what_stands_in_the_queue(site, french, queue):
    user = get_user_model().objects.create_superuser("administrator")
    operations.translate_object(site.home, [french])
    operations.translate_object(site.news, [french])
    background.enqueue(operations.translate_page_subtree, subtree(site, french, user), {})
    json.dumps(queued().args_kwargs)
    assert not Translation.objects.filter(source__object_id=site.post.translation_key).exists()
    job = queued()
    job.task.call(*job.args_kwargs["args"])  # as a worker does, from what stands in the database
    assert Translation.objects.filter(source__object_id=site.post.translation_key, target_locale=french).exists()


def test_run_twice_it_makes_nothing_twice(site, french):
    operations.translate_object(site.home, [french])
    operations.translate_object(site.news, [french])
    arguments = [written(value) for value in subtree(site, french)]
    run.func("translate_page_subtree", arguments, {})
    before = Page.objects.count(), Translation.objects.count()
    run.func("translate_page_subtree", arguments, {})
    assert (Page.objects.count(), Translation.objects.count()) == before


def test_a_tree_is_synchronised_without_the_cache_that_was_handed_over(french, queue):
    index = synctree.PageIndex([])
    background.enqueue(synctree.synchronize_tree, args=[french, french], kwargs={"page_index": index})
    assert queued().args_kwargs["args"][2] == {"page_index": None}


@pytest.mark.parametrize("function", [json.dumps, Page.objects.all, call_command])
def test_another_function_is_refused(function):
    with pytest.raises(ValueError, match="may not run as a job"):
        JobBackend({}).enqueue(function, [], {})


def test_a_name_that_is_not_in_the_table_is_not_run():
    with pytest.raises(ValueError, match="not a function of the engine"):
        run.func("os.system", ["true"], {})


def test_rows_of_other_models_are_refused_in_both_directions(site):
    with pytest.raises(ValueError, match="regions"):
        written(site.practice)
    with pytest.raises(ValueError, match="regions"):
        read({"row": ["regions.goodpractice", site.practice.pk]})


def test_form_parts_are_refused_rather_than_lost():
    with pytest.raises(ValueError, match="TranslationComponentManager"):
        written(TranslationComponentManager([object()]))


def test_a_language_that_is_gone_ends_the_job_quietly(site, french):
    arguments = [written(value) for value in subtree(site, french)]
    Page.objects.filter(locale=french).delete()  # its home page holds a language
    french.delete()
    run.func("translate_page_subtree", arguments, {})
    assert Translation.objects.count() == 0


def test_a_person_who_is_gone_is_nobody(db):
    user = get_user_model().objects.create_user("leaving")
    kept = written(user)
    user.delete()
    assert read(kept) is None


@pytest.mark.parametrize("name", jobs.KNOWN)
def test_each_known_function_is_where_the_table_says(name):
    from django.utils.module_loading import import_string

    assert callable(import_string(jobs.KNOWN[name]))
