"""Content that is put back is the content that was built: rows, objects, and where it stands."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from wagtail.models import Locale

from tests.built_once import all_rows, put_back
from tests.factories.site import SmallSite, small_site
from tests.factories.snippets import TopicFactory

pytestmark = pytest.mark.django_db


@contextmanager
def like_a_test():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def counted(build):
    calls = []

    def counting(**given):
        calls.append(build)
        return build(**given)

    return put_back(counting), calls


def test_the_same_rows_and_equal_objects_are_there_without_building_again():
    give, calls = counted(small_site)
    with like_a_test():
        first, built = give(), all_rows()
    with like_a_test():
        second = give()
        assert all_rows() == built
        assert second == first
        assert second.home is not first.home
        assert second.home.get_children().count() == 3
    assert len(calls) == 1


def test_where_other_content_stands_it_is_built_anew():
    give, calls = counted(TopicFactory)
    with like_a_test():
        give()
    with like_a_test():
        before = TopicFactory()
        assert give().pk != before.pk
    with like_a_test():
        Locale.objects.create(language_code="fr")
        give()
    assert len(calls) == 3


def test_other_settings_build_it_anew(settings):
    give, calls = counted(TopicFactory)
    with like_a_test():
        give()
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with like_a_test():
        give()
    assert len(calls) == 2


def test_for_another_row_that_is_given_it_is_built_anew(django_user_model):
    give, calls = counted(lambda person: TopicFactory())
    for key in (1001, 1002, 1001):
        with like_a_test():
            give(person=django_user_model.objects.create(username="somebody", pk=key))
    assert len(calls) == 2


def test_what_was_given_is_changed_as_by_building(site):
    def rename(site):
        site.region.title = "Renamed"
        site.region.save()
        site.practice.delete()
        return site

    give, calls = counted(rename)
    for _time in range(2):
        with like_a_test():
            mine = SmallSite(**{name: type(row).objects.get(pk=row.pk) for name, row in vars(site).items()})
            assert give(site=mine) is mine
            assert mine.region.title == type(mine.region).objects.get(pk=mine.region.pk).title == "Renamed"
            assert not type(mine.practice).objects.exists()
    assert len(calls) == 1
