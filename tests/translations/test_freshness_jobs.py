"""Extraction is left to a job, does the same however often it runs, and costs what it must."""

import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase
from wagtail_localize.models import StringSegment, StringTranslation, TranslationLog, TranslationSource

from cms.translations.freshness import marks_of, marks_of_many, reextract
from cms.translations.freshness.outstanding import outstanding
from cms.translations.models import Basis, Carried
from news.models import NewsPage
from tests.built_once import built_once, put_back
from tests.factories.pages import make_alias
from tests.factories.site import small_site
from tests.factories.translations import publish_anyway
from tests.translations.freshening import TEXT, body, change, generate, live_basis, live_in, target
from tests.translations.submitting import say

pytestmark = pytest.mark.django_db
PATH = "body.text-1"
REWORDED = "We met in the hamlet."


@built_once
def post(site):
    return change(site.post, body(*TEXT))


@built_once
def french(post):
    return live_in(post, "fr")


def publish_without_job(page, blocks):
    page = NewsPage.objects.get(pk=page.pk)
    page.body = json.dumps(blocks)
    page.save_revision().publish()


def queries(call, *args):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        call(*args)
    return len(caught)


def state():
    """Everything that an extraction may write, without the keys of rows that it makes anew."""
    segments = StringSegment.objects.order_by("source", "order").values_list("order", "string", "context", "attrs")
    words = StringTranslation.objects.order_by("locale", "context", "translation_of")
    kept = words.values_list("translation_of", "data", "tool_name", "carried__base_string", "carried__kind")
    return list(segments), list(kept)


def test_publishing_leaves_the_extraction_to_a_job(french, post):
    before = state()
    publish_without_job(post, body(REWORDED, *TEXT[1:]))
    assert state() == before
    reextract.call(french.source_id)
    assert state() != before


def test_an_alias_that_is_published_is_no_original(french, post, monkeypatch):
    asked = []
    monkeypatch.setattr("cms.translations.freshness.signal_handlers.due", lambda task, *args: asked.append(args))
    TranslationSource.update_or_create_from_instance(make_alias(NewsPage.objects.get(pk=post.pk)))
    publish_without_job(post, body(REWORDED))
    assert asked == [(french.source_id,)]


def test_publishing_a_translation_extracts_nothing(french, post, monkeypatch):
    asked = []
    monkeypatch.setattr("cms.translations.freshness.signal_handlers.due", lambda task, *args: asked.append(args))
    publish_anyway(target(french).save_revision())
    assert asked == []


def test_a_job_killed_half_way_leaves_what_was_there_and_does_the_same_when_it_runs_again(french, post, monkeypatch):
    publish_without_job(post, body(REWORDED, "Everybody brought something.", *TEXT[2:]))
    before = state()

    def killed(self):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(TranslationSource, "refresh_segments", killed)
        with pytest.raises(SystemExit):
            reextract.call(french.source_id)
    assert state() == before
    reextract.call(french.source_id)
    once = state()
    assert Carried.objects.count() == 2
    reextract.call(french.source_id)
    assert state() == once


def test_a_job_for_a_text_that_is_gone_does_nothing(french, post):
    source = french.source_id
    NewsPage.objects.get(pk=post.pk).delete()
    reextract.call(source)
    reextract.call(source + 1)


def test_what_happened_in_between_makes_no_difference_to_the_marks(french, post):
    blocks = [body(REWORDED, *TEXT[1:]), body(*TEXT[1:]), body("We met in the forest.", TEXT[1], *TEXT[3:])]
    basis = live_basis(french)
    for each in blocks:
        publish_without_job(post, each)
        reextract.call(french.source_id)
    with_all = marks_of(french, basis)
    for each in (body(*TEXT), blocks[2]):
        publish_without_job(post, each)
        reextract.call(french.source_id)
    assert marks_of(french, basis) == with_all


POOL = ["We met in the village.", REWORDED, "We met in the village at ten.", "Bread was there.", "Nobody came at all."]
BODIES = st.lists(st.sampled_from(POOL), min_size=1, max_size=4)
SOME = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def translated(texts):
    post = change(small_site().post, body(*texts))
    return post, live_in(post, "fr")


@put_back
def one_paragraph():
    return translated(POOL[:1])


@put_back
def three_paragraphs():
    return translated(POOL[:3])


class Histories(HypothesisTestCase):
    """Random histories of an original, extracted at each step, several times or only now and then."""

    @SOME
    @given(st.lists(st.tuples(BODIES, st.integers(0, 2)), min_size=1, max_size=4))
    @example([([POOL[1], *POOL[1:3]], 0), (POOL[2:3], 2), ([POOL[2], POOL[0]], 1)])
    def test_marks_depend_on_the_generated_and_the_present_text_alone(self, history):
        post, french = three_paragraphs()
        basis = live_basis(french)
        for texts, times in history:
            publish_without_job(post, body(*texts))
            for _time in range(times):
                reextract.call(french.source_id)
        reextract.call(french.source_id)
        told = _by_text(marks_of(french, basis))
        publish_without_job(post, body(*POOL[:3]))
        reextract.call(french.source_id)
        assert marks_of(french, basis) == []
        publish_without_job(post, body(*history[-1][0]))
        reextract.call(french.source_id)
        assert _by_text(marks_of(french, basis)) == told
        assert (told == []) == (history[-1][0] == POOL[:3] or sorted(history[-1][0]) == sorted(POOL[:3]))

    @SOME
    @given(st.lists(BODIES, min_size=1, max_size=3), st.sampled_from(POOL))
    @example([[POOL[2], POOL[0]]], POOL[2])
    @example([[POOL[3], POOL[4]], [POOL[3]]], POOL[4])
    def test_a_paragraph_in_the_place_of_another_is_never_put_back_into_the_originals_language(self, history, last):
        post, french = one_paragraph()
        for texts in [*history, [last]]:
            change(post, body(*texts))
        generate(french)
        [segment] = [one for one in live_basis(french).segments if one["path"] == PATH]
        assert segment["translation"] is not None
        assert "«fr»" in str(target(french).body)


def _by_text(found):
    return [(mark["path"], mark["position"], mark["kind"], mark["base"], mark["now"]) for mark in found]


# Cost


def cost_of_extraction(site, languages):
    post = change(site.post, body(*TEXT))
    translations = [live_in(post, code, words=f"«{code}» {{}}") for code in languages]
    publish_without_job(post, body(REWORDED, "Everybody brought something to drink.", *TEXT[2:]))
    return queries(reextract.call, translations[0].source_id)


def test_a_language_more_costs_a_handful_of_queries_for_each_changed_paragraph(site):
    one = cost_of_extraction(site, ["fr"])
    changed, languages = 2, 4
    four = cost_of_extraction(site, ["fr", "el", "es", "pl"])
    each = (four - one) / (languages - 1) / changed
    print(f"extraction: {one} queries with one language, {each:.1f} more for each language and changed paragraph")
    assert each <= 8


def test_an_extraction_that_finds_nothing_changed_costs_the_same_in_every_number_of_languages(site):
    def cost(languages):
        post = change(site.post, body(*TEXT))
        found = [live_in(post, code, words=f"«{code}» {{}}") for code in languages]
        reextract.call(found[0].source_id)
        return queries(reextract.call, found[0].source_id)

    assert cost(["fr"]) == cost(["fr", "el", "es"])


def test_the_request_that_publishes_is_charged_a_few_queries_for_it(french, post, monkeypatch):
    page = NewsPage.objects.get(pk=post.pk)
    revision = page.save_revision()
    with monkeypatch.context() as patched:
        patched.setattr("cms.translations.freshness.signal_handlers.extract_soon", lambda instance: None)
        without = queries(revision.publish)
    revision = NewsPage.objects.get(pk=post.pk).save_revision()
    assert queries(revision.publish) - without <= 2


def test_marks_of_many_revisions_cost_as_much_as_those_of_one(french, post):
    change(post, body(REWORDED, *TEXT[1:]))
    generate(french)
    live_in(post, "el", words="«el» {}")
    bases = list(Basis.objects.select_related("translation"))
    assert len(bases) == 3
    assert queries(marks_of_many, bases[:1]) == queries(marks_of_many, bases) <= 4
    assert marks_of_many(bases)[bases[0].pk] == marks_of(french, bases[0])


def test_the_screen_of_changes_costs_the_same_in_every_number_of_languages_and_changes(french, post):
    change(post, body(REWORDED, *TEXT[1:]))
    few = queries(outstanding, TranslationSource.objects.get(pk=french.source_id))
    live_in(post, "el", words="«el» {}")
    change(post, body("We met in the forest.", "Everybody brought something to drink.", *TEXT[2:]))
    many = queries(outstanding, TranslationSource.objects.get(pk=french.source_id))
    assert many == few <= 30


# Translations from before


def test_one_command_writes_the_bases_of_translations_generated_before(french, post, capsys):
    expected = [one["string"] for one in live_basis(french).segments]
    Basis.objects.all().delete()
    call_command("write_translation_bases")
    assert "1 written; 0 translations" in capsys.readouterr().out
    basis = live_basis(french)
    assert [one["string"] for one in basis.segments] == expected
    assert all(one["translation"] for one in basis.segments)
    call_command("write_translation_bases")
    assert "0 written; 0 translations" in capsys.readouterr().out
    assert live_basis(french) == basis


def test_words_that_came_after_the_generation_are_not_in_its_basis(site):
    post = change(site.post, body(TEXT[0]))
    french = live_in(post, "fr")
    StringTranslation.objects.all().delete()
    generate(french)
    say(french, [PATH])
    Basis.objects.all().delete()
    call_command("write_translation_bases", verbosity=0)
    assert all(one["translation"] is None for one in live_basis(french).segments)


def test_nothing_is_claimed_where_the_original_was_extracted_since(french, post, capsys):
    Basis.objects.all().delete()
    change(post, body(REWORDED, *TEXT[1:]))
    call_command("write_translation_bases")
    assert "0 written; 1 translations need" in capsys.readouterr().out
    assert not Basis.objects.exists()
    generate(french)
    assert Basis.objects.exists()


def test_a_log_of_a_revision_that_is_gone_has_no_basis(french, post):
    Basis.objects.all().delete()
    TranslationLog.objects.update(revision=None)
    call_command("write_translation_bases", verbosity=0)
    assert not Basis.objects.exists()


def test_progress_of_ours_does_not_count_kept_words_as_done(french, post):
    """The engine's own count does: what asks for the state of a translation must subtract them."""
    change(post, body(REWORDED, *TEXT[1:]))
    total, done = french.get_progress()
    assert total == done
    assert Carried.objects.filter(string_translation__locale=french.target_locale).count() == 1
    assert [change.kind for change in outstanding(french.source)] == ["wording"]
