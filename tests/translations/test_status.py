"""How content stands in each language, kept right by what happens to it."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import StringTranslation

from cms.translations.management.commands import rebuild_translation_status as command
from cms.translations.models import Authorship, Basis, TranslationStatus
from cms.translations.provenance import review
from cms.translations.states import Completeness, Freshness, Provenance, state_of, states
from cms.translations.status.contents import content_models
from cms.translations.status.rebuilding import rebuild
from news.models import NewsPage
from regions.models import GoodPractice, Organisation, Topic
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, StandardPageFactory, make_alias, translate
from tests.factories.snippets import TopicFactory, translate_snippet
from tests.factories.translations import publish_anyway, put_live
from tests.translations.commits import committed
from tests.translations.submitting import say, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(db):
    return Locale.objects.get(language_code="en")


@built_once
def french(db):
    return Locale.objects.get_or_create(language_code="fr")[0]


@built_once
def ready(site, french):
    """The small site, with the states of everything in it."""
    with committed():
        site.post.save_revision().publish()
    rebuild()
    return site


@built_once
def writer(db):
    return get_user_model().objects.create_user("writer", "writer@example.org", "x")


@built_once
def translated(ready, writer):
    """The post in French, all of it by a person."""
    with committed():
        translation = submit(ready.post, "fr")
        say(translation, user=writer)
    with committed():
        put_live(translation)
    return translation


def state(row, locale):
    return states([row], locale)[row.translation_key]


def test_pages_and_translatable_snippets_have_states(ready):
    assert {Page, GoodPractice, Organisation, Topic} <= set(content_models())
    kept = set(TranslationStatus.objects.values_list("translation_key", flat=True))
    assert {ready.home.translation_key, ready.post.translation_key, ready.practice.translation_key} <= kept


def test_rows_that_belong_to_a_page_are_no_content_of_their_own(ready):
    names = {model._meta.model_name for model in content_models()}
    assert not names & {"regionresource", "standardpageresource", "newspageregion"}


def test_every_language_has_a_row_and_one_is_the_original(ready):
    rows = TranslationStatus.objects.filter(translation_key=ready.post.translation_key)
    assert {row.locale.language_code: row.is_original for row in rows} == {"en": True, "fr": False}


def test_the_root_and_aliases_are_no_content(ready):
    with committed():
        alias = make_alias(ready.post)
    assert alias.pk not in TranslationStatus.objects.values_list("row_id", flat=True)
    assert Page.get_first_root_node().translation_key not in TranslationStatus.objects.values_list(
        "translation_key", flat=True
    )


def test_an_original_is_complete_and_public(ready, english):
    found = state(ready.post, english)
    assert (found.is_original, found.completeness, found.public) == (True, Completeness.TRANSLATED, True)
    assert (found.original_title, found.original_language) == (ready.post.title, "en")
    assert found.provenance == ""


def test_what_nobody_began_is_not_translated_yet(ready, french):
    found = state(ready.post, french)
    assert (found.completeness, found.row_id, found.original_public) == (Completeness.NOT_YET, None, True)


def test_a_new_page_has_its_states_after_the_commit(ready, english, french):
    with committed():
        post = NewsPageFactory(parent=ready.news, slug="third")
    assert state(post, english).is_original
    assert state(post, french).completeness == Completeness.NOT_YET


def test_words_wait_from_the_first_extraction_on(ready, french):
    with committed():
        submit(ready.post, "fr")
    found = state(ready.post, french)
    assert found.words > 0 and found.words_done == 0 and found.words_waiting == found.words


def test_words_that_are_written_wait_no_more(ready, french, writer):
    with committed():
        translation = submit(ready.post, "fr")
    with committed():
        say(translation, ["title"], user=writer)
    assert state(ready.post, french).words_done == len(ready.post.title.split())
    with committed():
        StringTranslation.objects.all().delete()
    assert state(ready.post, french).words_done == 0


def test_words_with_a_fault_are_not_done(ready, french, writer):
    with committed():
        say(submit(ready.post, "fr"), ["title"], words="<script>x</script>", user=writer)
    assert state(ready.post, french).words_done == 0


def test_words_that_a_publication_refused_are_not_done_any_more(ready, french, writer):
    with committed():
        row = say(submit(ready.post, "fr"), ["title"], user=writer)[0]
    assert state(ready.post, french).words_done > 0
    with committed():
        row.set_field_error([ValidationError("Too long.")])
    assert state(ready.post, french).words_done == 0


def test_a_draft_changes_nothing_for_readers(ready, french, writer):
    with committed():
        translation = submit(ready.post, "fr")
        say(translation, user=writer)
    with committed():
        translation.save_target(publish=False)
    found = state(ready.post, french)
    assert (found.live, found.completeness) == (False, Completeness.NOT_YET)
    assert found.row_id is not None and found.words_waiting == 0


def test_a_finished_translation_is_translated_and_current(translated, ready, french):
    found = state(ready.post, french)
    assert (found.completeness, found.freshness, found.provenance) == (
        Completeness.TRANSLATED,
        Freshness.CURRENT,
        Provenance.PERSON,
    )
    assert found.is_translated and found.public and found.translated_at is not None
    assert found.unreviewed == found.segments > 0


def test_a_translation_with_gaps_is_partly_translated(ready, french, writer):
    with committed():
        translation = submit(ready.post, "fr")
        say(translation, ["title"], user=writer)
    with committed():
        put_live(translation)
    found = state(ready.post, french)
    assert found.completeness == Completeness.PARTLY
    assert found.untranslated == found.segments - 1


def test_a_live_row_with_nothing_but_the_originals_words_is_no_translation(ready, french):
    with committed():
        translation = submit(ready.post, "fr")
    with committed():
        put_live(translation)
    found = state(ready.post, french)
    assert found.live and found.completeness == Completeness.NOT_YET and not found.is_translated


def test_one_machine_paragraph_makes_the_whole_a_machines(ready, french, writer):
    with committed():
        translation = submit(ready.post, "fr")
        say(translation, user=writer)
        say(translation, ["title"], machine="DeepL", words="M {}")
    with committed():
        put_live(translation)
    assert state(ready.post, french).by_machine


def test_a_basis_written_after_the_publication_is_heard_too(ready, french):
    """The engine publishes before it logs where nothing holds the two together, and the basis follows the log."""
    with committed():
        translation = submit(ready.post, "fr")
        say(translation, machine="DeepL")
    with committed():
        put_live(translation)
    basis = Basis.objects.get()
    with committed():
        Basis.objects.all().delete()
    assert state(ready.post, french).provenance == Provenance.PERSON  # as if by hand
    with committed():
        basis.save(force_insert=True)
    assert state(ready.post, french).provenance == Provenance.MACHINE


def test_a_review_of_all_makes_it_reviewed(translated, ready, french):
    reviewer = get_user_model().objects.create_user("reviewer", "r@example.org", "x")
    with committed():
        review(StringTranslation.objects.all(), reviewer, shown_as="Refugee council")
    found = state(ready.post, french)
    assert (found.provenance, found.reviewed_as, found.unreviewed) == (Provenance.REVIEWED, "Refugee council", 0)
    assert found.reviewed_at is not None


def test_words_rewritten_since_do_not_change_whose_words_are_live(translated, ready, french):
    reviewer = get_user_model().objects.create_user("reviewer", "r@example.org", "x")
    with committed():
        review(StringTranslation.objects.all(), reviewer, shown_as="Refugee council")
    with committed():
        say(translated, ["title"], machine="DeepL", words="Machine {}")
    assert state(ready.post, french).provenance == Provenance.REVIEWED
    with committed():
        put_live(translated)
    assert state(ready.post, french).provenance == Provenance.MACHINE


def test_a_deleted_string_does_not_change_whose_words_are_live(translated, ready, french):
    with committed():
        StringTranslation.objects.filter(context__path="title").delete()
    assert state(ready.post, french).provenance == Provenance.PERSON
    assert not Authorship.objects.filter(string_translation__context__path="title").exists()


def test_a_page_made_by_hand_is_translated_by_a_person(ready, french):
    with committed():
        page = translate(ready.post, "fr", title="Table ronde")
        page.save_revision().publish()
    found = state(ready.post, french)
    assert (found.completeness, found.freshness, found.provenance) == (
        Completeness.TRANSLATED,
        Freshness.CURRENT,
        Provenance.PERSON,
    )


def test_whether_a_page_made_by_hand_follows_its_original_is_not_known(ready, french):
    with committed():
        translate(ready.post, "fr").save_revision().publish()
    with committed():
        ready.post.save_revision().publish()
    assert state(ready.post, french).freshness == Freshness.UNKNOWN


def test_a_revision_made_by_hand_replaces_what_was_known(translated, ready, french):
    with committed():
        publish_anyway(translated.get_target_instance().save_revision())
    assert state(ready.post, french).provenance == Provenance.PERSON
    with committed():
        ready.post.save_revision().publish()
    assert state(ready.post, french).freshness == Freshness.UNKNOWN


def test_a_snippet_without_drafts_is_public_as_it_is_saved(ready, french, english):
    with committed():
        topic = TopicFactory()
        translate_snippet(topic, "fr", name="Logement")
    found = state(topic, french)
    assert found.public and found.completeness == Completeness.TRANSLATED
    assert state(topic, english).is_original


def test_unpublishing_shows_at_once_and_before_any_job(translated, ready, french):
    NewsPage.objects.get(pk=ready.post.pk).unpublish()
    found = state(ready.post, french)
    assert (found.live, found.public, found.original_public, found.is_translated) == (False, False, False, False)


def test_publishing_shows_at_once(translated, ready, french):
    with committed():
        translated.get_target_instance().unpublish()
    assert state(ready.post, french).completeness == Completeness.NOT_YET
    with committed():
        publish_anyway(translated.get_target_instance().get_latest_revision())
        assert state(ready.post, french).public


@pytest.mark.parametrize("name", ["post", "news", "home"])
def test_a_restriction_shows_at_once_in_every_language(translated, ready, french, english, name):
    restriction = PageViewRestriction.objects.create(page=getattr(ready, name), restriction_type="login")
    assert not state(ready.post, english).public
    found = state(ready.post, french)
    assert (found.live, found.public, found.original_public) == (True, False, False)
    restriction.delete()
    assert state(ready.post, french).public and state(ready.post, english).public


def under_a_private_page(ready, page):
    private = StandardPageFactory(parent=ready.home, slug="internal")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=private.pk), pos="last-child")


def test_moving_under_a_private_page_shows_at_once_in_every_language(translated, ready, french, english):
    under_a_private_page(ready, ready.post)
    assert not state(ready.post, english).public and not state(ready.post, french).public


def test_moving_a_section_under_a_private_page_shows_at_once_below_it(ready, english):
    assert state(ready.region, english).public
    under_a_private_page(ready, ready.regions)
    assert not state(ready.region, english).public


def test_a_deleted_translation_is_not_translated_any_more(translated, ready, french):
    with committed():
        translated.get_target_instance().delete()
    found = state(ready.post, french)
    assert (found.live, found.row_id, found.completeness) == (False, None, Completeness.NOT_YET)


def test_of_deleted_content_nothing_is_kept(ready):
    key = ready.post.translation_key
    with committed():
        NewsPage.objects.get(pk=ready.post.pk).delete()
    assert not TranslationStatus.objects.filter(translation_key=key).exists()


def test_a_deleted_original_leaves_its_translations_words(translated, ready, french):
    with committed():
        NewsPage.objects.get(pk=ready.post.pk).delete()
    found = state(ready.post, french)
    assert (found.live, found.original_public, found.is_original) == (False, False, False)
    assert found.original_title == ready.post.title and found.row_id is not None


def test_a_new_language_has_a_row_for_everything(ready):
    with committed():
        german = Locale.objects.create(language_code="de")
    kept = TranslationStatus.objects.filter(locale=german)
    assert kept.count() == TranslationStatus.objects.filter(is_original=True).count() > 0


def test_the_state_of_a_row_in_its_own_language(translated, ready):
    assert state_of(translated.get_target_instance()).completeness == Completeness.TRANSLATED


def test_saving_a_draft_of_an_original_leaves_no_job(ready):
    with committed():
        ready.post.save_revision()
        assert not connection.run_on_commit


def test_the_command_repairs_what_was_written_past_the_events(translated, ready, french, capsys):
    TranslationStatus.objects.filter(locale=french).update(completeness="not_yet", words=7, public=False)
    TranslationStatus.objects.filter(is_original=True).first().delete()
    Page.objects.filter(pk=ready.region.pk).update(live=False)
    call_command("rebuild_translation_status")
    said = capsys.readouterr().out
    assert "pages: " in said and "Done." in said
    assert state(ready.post, french).public
    assert not state(ready.region, ready.region.locale).live
    assert rebuild() == 0


def test_the_command_forgets_content_that_is_gone(ready):
    key = ready.region.translation_key
    row = TranslationStatus.objects.filter(translation_key=key).first()
    row.pk, row.translation_key = None, "00000000-0000-0000-0000-000000000001"
    row.save()
    assert rebuild() == 1
    assert not TranslationStatus.objects.filter(translation_key=row.translation_key).exists()


def test_a_rebuild_in_small_pieces_is_the_same(translated, ready):
    TranslationStatus.objects.all().delete()
    rebuild(batch=2)
    assert rebuild() == 0


def test_a_stopped_rebuild_keeps_what_it_did(translated, ready, monkeypatch):
    TranslationStatus.objects.all().delete()

    def stop(say, batch):
        def interrupted(line):
            raise KeyboardInterrupt

        return rebuild(interrupted, batch)

    monkeypatch.setattr(command, "rebuild", stop)
    with pytest.raises(CommandError, match="run it again"):
        call_command("rebuild_translation_status", batch=2)
    kept = TranslationStatus.objects.count()
    assert kept > 0
    rebuild()
    assert kept < TranslationStatus.objects.count()
