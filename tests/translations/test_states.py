"""One place to ask how content stands, in one query however much is asked."""

import uuid

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Locale, Page

from cms.translations.models import TranslationStatus
from cms.translations.states import (
    FIELDS,
    Completeness,
    Freshness,
    Provenance,
    State,
    state_of,
    states,
    states_in,
    summaries,
)
from cms.translations.status.rebuilding import rebuild
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db
CODES = ["de", "fr", "el", "ar", "nl", "es", "it"]


@built_once
def eight(site):
    """Fifty posts, and eight languages."""
    for code in CODES:
        Locale.objects.get_or_create(language_code=code)
    for number in range(50):
        NewsPageFactory(parent=site.news, slug=f"post-{number}")
    rebuild()
    return list(Locale.objects.order_by("pk"))


def kept(**values):
    page = ContentType.objects.get_for_model(Page)
    key = values.pop("translation_key", None) or uuid.uuid4()
    return TranslationStatus.objects.create(content_type=page, specific_type=page, translation_key=key, **values)


def test_a_list_of_fifty_in_eight_languages_is_one_query(eight, django_assert_num_queries):
    posts = list(NewsPage.objects.filter(slug__startswith="post-"))
    assert len(posts) == 50 and len(eight) == 8
    with django_assert_num_queries(1):
        found = states_in(posts, eight)
    assert len(found) == 400
    assert all(state.original_public for state in found.values())


def test_rows_keys_and_text_are_all_understood(eight, site, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = states([site.post, site.region.translation_key, str(site.practice.translation_key)], eight[0].pk)
    assert set(found) == {site.post.translation_key, site.region.translation_key, site.practice.translation_key}
    assert all(state.is_original for state in found.values())


def test_what_is_not_known_is_not_translated_yet(site):
    key = uuid.uuid4()
    state = states([key], site.post.locale)[key]
    assert (state.completeness, state.is_translated, state.public, state.marks) == (
        Completeness.NOT_YET,
        False,
        False,
        [],
    )


def test_nothing_asked_is_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert states([], 1) == {} and states_in([uuid.uuid4()], []) == {}


def test_a_state_has_every_field_of_its_row():
    columns = {field.attname for field in TranslationStatus._meta.concrete_fields}
    assert columns - set(FIELDS) == {"id", "content_type_id", "specific_type_id"}


def test_a_state_cannot_be_changed(site):
    with pytest.raises(AttributeError):
        state_of(site.post).words = 7


def test_what_changed_is_counted_by_class():
    state = State(uuid.uuid4(), 1, new=1, removed=2, reworded=3, facts=4, freshness=Freshness.CHANGED, live=True)
    assert (state.changed, state.has_changed_facts, state.is_current) == (10, True, False)


def test_offline_words_are_no_translation_whatever_the_rest_says():
    state = State(uuid.uuid4(), 1, completeness=Completeness.TRANSLATED, provenance=Provenance.MACHINE, live=False)
    assert not (state.is_translated or state.is_complete or state.by_machine)


def test_a_language_is_summed_up_in_one_query(db, django_assert_num_queries):
    french, german = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "de"))
    public = {"locale": french, "original_public": True, "live": True}
    kept(**public, completeness="translated", freshness="current", provenance="reviewed", words=10, words_done=10)
    kept(**public, completeness="partly", freshness="changed", provenance="machine", facts=1, words=20, words_done=5)
    kept(**public, completeness="translated", freshness="unknown", provenance="person")
    kept(locale=french, original_public=True, words=7)
    kept(locale=french, original_public=False, words=1000)  # a draft: nobody can read it in any language
    kept(locale=german, original_public=True, is_original=True, words=9, words_done=9)
    with django_assert_num_queries(1):
        found = summaries()
    assert set(found) == {french.pk}
    summary = found[french.pk]
    assert (summary.contents, summary.translated, summary.partly, summary.not_yet) == (4, 2, 1, 1)
    assert (summary.current, summary.changed, summary.unknown, summary.facts) == (1, 1, 1, 1)
    assert (summary.reviewed, summary.person, summary.imported, summary.machine) == (1, 1, 0, 1)
    assert (summary.words, summary.words_done, summary.words_waiting) == (37, 15, 22)
    assert summaries(Q(locale=french))[french.pk].words == 1037


def test_words_that_are_offline_are_summed_up_as_not_translated(db):
    french = Locale.objects.get_or_create(language_code="fr")[0]
    kept(locale=french, original_public=True, completeness="translated", provenance="machine", live=False)
    summary = summaries()[french.pk]
    assert (summary.not_yet, summary.translated, summary.machine) == (1, 0, 0)
