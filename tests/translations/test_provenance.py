"""Who or what wrote the words of a segment, and who answers for them."""

import pytest
from django.contrib.auth import get_user_model
from wagtail_localize.models import StringSegment, StringTranslation, TranslationContext

from cms.translations.models import Authorship, Carried
from cms.translations.provenance import ReviewError, remembered, review
from cms.translations.provenance.authorship import engine_of
from tests.built_once import built_once
from tests.translations.submitting import say, submit

pytestmark = pytest.mark.django_db
Origin = Authorship.Origin


@built_once
def french(site):
    return submit(site.post, "fr")


@pytest.fixture
def writer():
    return get_user_model().objects.create_user("writer", "writer@example.org", "x")


@pytest.fixture
def reviewer():
    return get_user_model().objects.create_user("reviewer", "reviewer@example.org", "x")


def title(french, **how):
    return say(french, ["title"], **how)[0]


def authorship(row):
    return Authorship.objects.get(string_translation=row)


def test_what_a_person_saves_in_the_editor_is_a_persons(french, writer):
    kept = authorship(title(french, user=writer))
    assert (kept.origin, kept.written_by, kept.engine) == (Origin.PERSON, writer, "")
    assert kept.written_at is not None and kept.reviewed_at is None


def test_a_machine_is_named_with_its_version(french, writer):
    kept = authorship(title(french, machine="LibreTranslate 1.6.2", user=writer))
    assert (kept.origin, kept.engine, kept.engine_version) == (Origin.MACHINE, "LibreTranslate", "1.6.2")
    assert kept.written_by == writer  # who asked for it


@pytest.mark.parametrize("tool", ["PO File", "XLIFF 2.0 file"])
def test_words_from_a_file_are_imported(french, writer, tool):
    assert authorship(title(french, tool=tool, user=writer)).origin == Origin.IMPORT


def test_words_that_nobody_signed_are_not_said_to_be_a_persons(french):
    assert authorship(title(french)).origin == Origin.IMPORT


def test_the_demonstrations_words_are_a_machines_and_not_reviewed(french):
    from cms.importer.examples import TOOL

    kept = authorship(title(french, machine=TOOL))
    assert (kept.origin, kept.engine, kept.reviewed_at) == (Origin.MACHINE, TOOL, None)


@pytest.mark.parametrize(
    ("tool", "engine", "version"),
    [
        ("DeepL", "DeepL", ""),
        ("DeepL 3.1", "DeepL", "3.1"),
        ("LibreTranslate/1.6.2-rc1", "LibreTranslate", "1.6.2-rc1"),
        ("Argos v1.9", "Argos", "1.9"),
        ("Engine 7b", "Engine", "7b"),
        ("1.0", "1.0", ""),
        ("", "", ""),
        ("x" * 300, "x" * 255, ""),
    ],
)
def test_the_name_of_a_tool_is_parted_from_its_version(tool, engine, version):
    assert engine_of(tool) == (engine, version)


def test_a_person_who_rewrites_a_machines_words_is_their_author(french, writer):
    title(french, machine="DeepL")
    kept = authorship(title(french, words="Better: {}", user=writer))
    assert (kept.origin, kept.engine, kept.written_by) == (Origin.PERSON, "", writer)


def test_a_machines_words_saved_unchanged_are_still_a_machines(french, writer):
    """Pressing save on what a machine wrote makes nobody its author; accepting it is a review."""
    title(french, machine="DeepL")
    kept = authorship(title(french, user=writer))
    assert (kept.origin, kept.engine) == (Origin.MACHINE, "DeepL")


def test_a_review_says_who_when_and_what_readers_see(french, reviewer):
    row = title(french, machine="DeepL")
    assert review([row], reviewer, shown_as="Refugee council") == 1
    kept = authorship(row)
    assert (kept.origin, kept.reviewed_by, kept.reviewed_as) == (Origin.MACHINE, reviewer, "Refugee council")
    assert kept.reviewed_at is not None


def test_changed_words_lose_their_review(french, writer, reviewer):
    review([title(french, user=writer)], reviewer)
    kept = authorship(title(french, words="New: {}", user=writer))
    assert (kept.reviewed_by, kept.reviewed_at, kept.reviewed_as) == (None, None, "")


def test_the_same_words_saved_again_keep_their_review(french, writer, reviewer):
    review([title(french, user=writer)], reviewer, shown_as="Board")
    written_at = authorship(title(french)).written_at
    kept = authorship(title(french, user=reviewer))
    assert (kept.reviewed_as, kept.written_by, kept.written_at) == ("Board", writer, written_at)


def test_nobody_reviews_what_they_wrote_themself(french, writer):
    rows = say(french, ["title", "summary"], user=writer)
    machine = say(french, ["summary"], words="Machine: {}", machine="DeepL")
    with pytest.raises(ReviewError, match="Ask somebody else to review"):
        review([*rows, *machine], writer)
    assert not Authorship.objects.filter(reviewed_at__isnull=False).exists()


def test_whoever_brought_a_machines_words_or_a_file_may_accept_them(french, writer):
    rows = [title(french, machine="DeepL", user=writer), *say(french, ["summary"], tool="PO File", user=writer)]
    assert review(rows, writer) == 2


def test_a_text_with_a_fault_cannot_be_reviewed(french, writer, reviewer):
    row = title(french, words="<script>alert(1)</script>", user=writer)
    with pytest.raises(ReviewError, match="Correct it first"):
        review([row], reviewer)


def test_words_that_were_stored_past_the_signals_can_be_reviewed_too(french, reviewer):
    row = title(french, machine="DeepL 3")
    Authorship.objects.all().delete()
    review([row], reviewer)
    assert (authorship(row).engine_version, authorship(row).reviewed_by) == ("3", reviewer)


def test_a_review_of_many_segments_asks_no_more_than_of_one(french, reviewer, django_assert_max_num_queries):
    rows = say(french, machine="DeepL")
    assert len(rows) > 1
    with django_assert_max_num_queries(10):
        review(rows, reviewer)


def carried_to_another_string(row, user=None):
    """As freshness carries the words of a segment to a string that took its place."""
    string = StringSegment.objects.exclude(string_id=row.translation_of_id).first().string
    return StringTranslation.objects.create(
        translation_of=string,
        context=row.context,
        locale=row.locale,
        data=row.data,
        translation_type=row.translation_type,
        tool_name=Carried.TOOL_NAME,
        last_translated_by=user,
    )


def test_carried_words_keep_their_author_and_not_their_review(french, writer, reviewer):
    row = title(french, user=writer)
    review([row], reviewer)
    kept = authorship(carried_to_another_string(row))
    assert (kept.origin, kept.written_by, kept.written_at) == (Origin.PERSON, writer, authorship(row).written_at)
    assert kept.reviewed_at is None


def test_carried_machine_words_name_the_machine_and_not_the_carrier(french):
    kept = authorship(carried_to_another_string(title(french, machine="DeepL 3")))
    assert (kept.origin, kept.engine, kept.engine_version) == (Origin.MACHINE, "DeepL", "3")


def test_what_is_remembered_of_words_is_what_is_kept_about_them(french, writer, reviewer):
    row = title(french, machine="DeepL")
    review([row], reviewer, shown_as="Board")
    kept = remembered(StringTranslation.objects.get(pk=row.pk))
    assert (kept["origin"], kept["reviewed_as"]) == ("machine", "Board")
    StringTranslation.objects.filter(pk=row.pk).update(data="changed past the signals")
    assert remembered(StringTranslation.objects.get(pk=row.pk)) == {
        "origin": "machine",
        "reviewed_at": None,
        "reviewed_as": "",
    }


def test_a_deleted_context_is_no_trouble(french, reviewer):
    row = title(french, machine="DeepL")
    StringTranslation.objects.filter(pk=row.pk).update(context=None)
    assert review([row], reviewer) == 1
    assert TranslationContext.objects.exists()
