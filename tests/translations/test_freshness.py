"""What a translation was written for, and what readers must be told when the original moved on."""

import pytest
from wagtail_localize.models import String, StringSegment, StringTranslation

from cms.translations.models import Basis, Carried, ChangeKind
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.translations import publish_anyway
from tests.translations.commits import committed
from tests.translations.freshening import (
    LINKED,
    TEXT,
    body,
    change,
    generate,
    kinds,
    live_basis,
    live_in,
    live_marks,
    paragraphs,
    picture,
    target,
    words_for,
)
from tests.translations.submitting import say

pytestmark = pytest.mark.django_db
PATH = "body.text-1"


@built_once
def post(site):
    return change(site.post, body(*TEXT))


@built_once
def french(post):
    return live_in(post, "fr")


def rendered(translation):
    return str(target(translation).body)


def test_a_translation_that_nothing_changed_under_has_no_marks(french):
    assert live_marks(french) == []


def test_the_basis_says_of_each_paragraph_what_its_words_were_written_for(french):
    basis = live_basis(french)
    segments = [segment for segment in basis.segments if segment["path"] == PATH]
    now = StringSegment.objects.filter(source=french.source, context__path=PATH).order_by("order")
    assert [segment["string"] for segment in segments] == [one.string_id for one in now]
    assert [segment["position"] for segment in segments] == [0, 1, 2, 3]
    assert segments[2]["attrs"] == {"a1": {"href": "https://example.org/report"}}
    assert all(segment["translation"] and segment["digest"] for segment in segments)


def test_every_sort_of_change_is_marked_where_it_is(french, post):
    image = picture()
    change(post, body(*TEXT, image=image))
    say(french)
    generate(french)
    changed = [
        "We met in the hamlet.",
        "A new paragraph was put here that is like no other.",
        "Everybody brought something warm to eat.",
        LINKED.replace('report"', 'minutes"'),
    ]
    blocks = body(
        *changed,
        quote={"text": "We sit at two tables.", "speaker": "", "role": "Coordinator of the platform"},
        alt="A round table in a hall",
        image=image,
    )
    change(post, [blocks[1], blocks[0], *blocks[2:]])  # the quote has moved to the front
    assert kinds(french) == [
        ("body.quote-1.text", 0, "fact"),
        (PATH, 0, "wording"),
        (PATH, 1, "new"),
        (PATH, 1, "wording"),
        (PATH, 2, "fact"),
        (PATH, 3, "removed"),
        ("body.picture-1.alt_text", 0, "wording"),
    ]


def test_a_changed_link_alone_is_a_fact_with_the_new_target_until_the_translation_is_generated_again(french, post):
    change(post, body(*TEXT[:2], LINKED.replace("/report", "/minutes"), TEXT[3]))
    [mark] = live_marks(french)
    assert (mark["kind"], mark["base"]) == ("fact", mark["now"])
    assert mark["attrs"] == {"a1": {"href": "https://example.org/minutes"}}
    generate(french)
    assert live_marks(french) == []
    assert "/minutes" in rendered(french)


def test_publishing_the_original_touches_no_translation(french, post):
    before = target(french)
    change(post, body("All of it is other.", *TEXT[1:]), title="Another title")
    after = target(french)
    for name in ("title", "live_revision_id", "latest_revision_id", "last_published_at", "has_unpublished_changes"):
        assert getattr(after, name) == getattr(before, name), name
    assert str(after.body) == str(before.body)


def test_the_words_of_a_changed_paragraph_are_kept_and_marked_as_carried_over(french, post):
    change(post, body("We met in the hamlet.", *TEXT[1:]))
    words = words_for(french, "We met in the hamlet.")
    assert words.data == "«fr» We met in the village."
    assert words.tool_name == Carried.TOOL_NAME
    assert words.carried.base_string.data == "We met in the village."
    assert words.carried.kind == ChangeKind.WORDING


def test_the_engines_own_sync_and_publish_keeps_the_french(french, post, client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("administrator"))
    page = NewsPage.objects.get(pk=post.pk)
    page.body = NewsPage(body=None).body
    page = NewsPage.objects.get(pk=post.pk)
    page.body[0].value.source = paragraphs("We met in the hamlet.", *TEXT[1:])
    NewsPage.objects.filter(pk=post.pk).update(body=page.body)  # published by somebody who sends no signal
    with committed():
        client.post(f"/admin/localize/update/{french.source_id}/", {"publish_translations": "on"})
    html = rendered(french)
    assert "«fr» We met in the village." in html
    assert "hamlet" not in html
    assert kinds(french) == [(PATH, 0, "wording")]


def test_without_a_word_for_it_a_new_paragraph_comes_out_untranslated_and_is_said_to_be(french, post):
    change(post, body(*TEXT, "Next time it is your turn to come and tell."))
    generate(french)
    [mark] = live_marks(french)
    assert (mark["position"], mark["kind"], mark["untranslated"]) == (4, "", True)


def test_back_and_forth_the_base_stays_the_text_that_the_words_were_written_for(french, post):
    def first(text):
        change(post, body(text, *TEXT[1:]))
        return kinds(french)

    assert first("We met in the hamlet.") == [(PATH, 0, "wording")]
    assert first("We gathered in the hamlet.") == [(PATH, 0, "wording")]
    assert words_for(french, "We gathered in the hamlet.").carried.base_string.data == TEXT[0]
    assert first("We met in the hamlet.") == [(PATH, 0, "wording")]  # used before, and flagged still
    generate(french)
    assert kinds(french) == [(PATH, 0, "wording")]
    assert first(TEXT[0]) == []  # fresh by itself


def test_a_return_after_a_generation_needs_no_new_generation(french, post):
    change(post, body("We met in the hamlet.", "Everybody brought something to drink.", *TEXT[2:]))
    generate(french)
    assert kinds(french) == [(PATH, 0, "wording"), (PATH, 1, "wording")]
    change(post, body(*TEXT))
    assert live_marks(french) == []


def test_a_text_that_returns_does_not_bring_the_link_back_into_the_generated_page(french, post):
    change(post, body(*TEXT[:2], LINKED.replace("/report", "/minutes").replace("the meeting", "our meeting"), TEXT[3]))
    generate(french)
    change(post, body(*TEXT))
    assert kinds(french) == [(PATH, 2, "fact")]  # its words are right, its link is that of the text in between
    generate(french)
    assert live_marks(french) == []


def test_a_link_dropped_from_the_original_is_taken_out_of_the_kept_words(french, post):
    text = "Read the report of the meeting in the village."
    change(post, body(*TEXT[:2], text, TEXT[3]))
    words = words_for(french, text)
    assert not words.has_error
    assert words.data == "«fr» Read the report of the meeting."
    generate(french)
    assert "«fr» Read the report" in rendered(french)
    assert kinds(french) == [(PATH, 2, "fact")]


def test_of_two_links_the_one_that_stays_keeps_its_own_words(post):
    two = 'See <a href="https://a.example/">the map</a> and <a href="https://b.example/">the list</a>.'
    change(post, body(two))
    french = live_in(post, "fr")
    text = 'See the map and <a href="https://b.example/">the list</a> now.'
    change(post, body(text))
    generate(french)
    assert '«fr» See the map and <a href="https://b.example/">the list</a>.' in rendered(french)


def test_a_link_added_to_the_original_does_not_bring_back_the_originals_language(french, post):
    text = 'We met in <a href="https://example.org/place">the hamlet</a>.'
    change(post, body(text, *TEXT[1:]))
    generate(french)
    assert "«fr» We met in the village." in rendered(french)
    assert kinds(french) == [(PATH, 0, "fact")]


def test_kept_words_far_longer_than_the_new_text_stay_too(post):
    long = "We met in the village. " * 40
    change(post, body(long.strip()))
    french = live_in(post, "fr")
    change(post, body("We met."))
    generate(french)
    assert "«fr» We met in the village." in rendered(french)


def test_what_a_translator_saved_and_did_not_publish_is_kept_as_well(french, post):
    change(post, body("We met in the hamlet.", *TEXT[1:]))
    say(french, [PATH], words="«neu» {}")
    change(post, body("We gathered in the hamlet.", *TEXT[1:]))
    words = words_for(french, "We gathered in the hamlet.")
    assert words.data == "«neu» We met in the hamlet."
    assert words.carried.base_string.data == "We met in the hamlet."


def test_a_paragraph_that_was_gone_for_a_while_comes_back_with_its_words(french, post):
    change(post, body(*TEXT[1:]))
    change(post, body("We met in the old village.", *TEXT[1:]))
    assert words_for(french, "We met in the old village.").data == "«fr» We met in the village."


def test_a_translators_save_ends_the_carrying(french, post):
    change(post, body("We met in the hamlet.", *TEXT[1:]))
    say(french, [PATH])
    assert not Carried.objects.exists()
    assert words_for(french, "We met in the hamlet.").tool_name == ""


def test_a_draft_published_late_is_judged_by_what_it_was_made_from(french, post):
    change(post, body("We met in the hamlet.", *TEXT[1:]))
    say(french, [PATH])
    with committed():
        french.save_target(publish=False)
    draft = target(french).latest_revision
    change(post, body("We met in the forest.", *TEXT[1:]))
    with committed():
        publish_anyway(draft)
    [mark] = live_marks(french)
    assert mark["kind"] == "wording"
    assert String.objects.get(pk=mark["base"]).data == "We met in the hamlet."
    assert String.objects.get(pk=mark["now"]).data == "We met in the forest."


def test_taking_the_segments_again_changes_nothing(french, post):
    change(post, body("We met in the hamlet.", TEXT[1], LINKED.replace('report"', 'minutes"')))

    def state():
        rows = StringTranslation.objects.order_by("pk").values_list("pk", "translation_of", "data", "tool_name")
        return list(rows), list(Carried.objects.order_by("pk").values()), live_marks(french)

    before = state()
    french.source.refresh_from_db()
    for _time in range(3):
        french.source.update_from_db()
    assert state() == before


def test_correcting_case_and_punctuation_is_not_told_to_readers_but_kept_for_translators(french, post):
    change(post, body("we met, in the village!", *TEXT[1:]))
    assert live_marks(french) == []
    assert words_for(french, "we met, in the village!").carried.kind == ChangeKind.TYPO


def test_every_language_keeps_its_own_words(french, post):
    greek = live_in(post, "el", words="«el» {}")
    change(post, body("We met in the hamlet.", *TEXT[1:]))
    assert words_for(french, "We met in the hamlet.").data.startswith("«fr»")
    assert words_for(greek, "We met in the hamlet.").data.startswith("«el»")


def test_a_disabled_translation_is_left_alone(french, post):
    type(french).objects.update(enabled=False)
    change(post, body("We met in the hamlet.", *TEXT[1:]))
    assert words_for(french, "We met in the hamlet.") is None


def test_words_with_a_fault_are_not_carried(french, post):
    words = words_for(french, TEXT[0])
    words.data = "<!-- x -->"
    words.save()
    change(post, body("We met in the hamlet.", *TEXT[1:]))
    assert words_for(french, "We met in the hamlet.") is None


def test_a_source_saved_without_saying_which_fields_keeps_the_words_too(french, post):
    page = NewsPage.objects.get(pk=post.pk)
    page.body[0].value.source = paragraphs("We met in the hamlet.", *TEXT[1:])
    type(french.source).update_or_create_from_instance(page)
    assert words_for(french, "We met in the hamlet.").data == "«fr» We met in the village."
    source = type(french.source).objects.get(pk=french.source_id)
    page.body[0].value.source = paragraphs("We met in the wood.", *TEXT[1:])
    source.content_json = page.to_json()
    source.save()
    source.refresh_segments()
    assert words_for(french, "We met in the wood.").data == "«fr» We met in the village."


def test_each_generation_has_a_basis_of_its_own(french, post):
    generate(french)
    assert Basis.objects.filter(translation=french).count() == 2
