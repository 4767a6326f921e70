"""A machine helps and cannot harm: whatever the service does, what is good is kept and nothing else is written."""

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.db import connection, connections
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import String, StringSegment, StringTranslation, Translation, TranslationContext
from wagtail_localize.strings import StringValue

from cms.translations.machine import asking, runs, segments
from cms.translations.machine.segments import CARRIED
from cms.translations.models import MachineRun, MachineUse, Term
from tests.built_once import built_once
from tests.translations.fake_translator import REFUSED, fake_translator
from tests.translations.machine_content import ADDRESSED, LINKED, post_to_translate, written

State = MachineRun.State
GOOD_LINKED = 'WE MET <a id="a1">IN THE VILLAGE</a> WITH SIRA &amp; FRIENDS.'
GOOD_ADDRESSED = "WRITE TO info@example.org OR CALL +33 4 76 00 00 00."


@pytest.fixture
def service():
    with fake_translator() as fake:
        yield fake


@pytest.fixture(params=["deepl", "libretranslate"])
def provider(request, settings, service):
    configure(settings, PROVIDER=request.param, ENDPOINT=service.address)
    return request.param


@pytest.fixture
def libretranslate(settings, service):
    configure(settings, PROVIDER="libretranslate", ENDPOINT=service.address)


@pytest.fixture
def deepl(settings, service):
    configure(settings, PROVIDER="deepl", ENDPOINT=service.address)


def configure(settings, **values):
    known = {"KEY": "secret:fx", "SECONDS": 10, "WORDS_A_MONTH": None, "WORDS_BY_LANGUAGE": {}}
    settings.MACHINE_TRANSLATION = django_settings.MACHINE_TRANSLATION | known | values


@pytest.fixture(autouse=True)
def waits(monkeypatch):
    """Nobody waits in tests: how long it would have been is noted."""
    noted = []
    monkeypatch.setattr(asking, "sleep", noted.append)
    return noted


@built_once
def translation(site):
    Term.objects.create(text="SIRA", use=Term.Use.KEEP)
    return post_to_translate(site)


@pytest.fixture
def administrator(db):
    return get_user_model().objects.create_superuser("administrator")


def perform(translation, replace_carried=False, user=None) -> MachineRun:
    run, _new = runs.start(translation, user, replace_carried)
    runs.translate.func(run.pk, replace_carried)
    run.refresh_from_db()
    return run


@pytest.mark.django_db
class TestGoodService:
    def test_everything_that_is_missing_is_translated(self, translation, provider):
        run = perform(translation)
        assert (run.state, run.done) == (State.DONE, run.total), run.message
        words = written(translation)
        assert words[LINKED] == GOOD_LINKED
        assert words[ADDRESSED] == GOOD_ADDRESSED
        assert words["<b>Old</b> and<br/>new."] == "<b>OLD</b> AND<br/>NEW."
        assert not StringTranslation.objects.filter(has_error=True).exists()

    def test_it_is_said_who_wrote_it(self, translation, provider, administrator):
        perform(translation, user=administrator)
        row = StringTranslation.objects.get(translation_of__data=LINKED)
        assert row.translation_type == "machine"
        assert row.tool_name == {"deepl": "DeepL API v2", "libretranslate": "LibreTranslate API 1"}[provider]
        assert row.last_translated_by == administrator

    def test_what_needs_no_translation_is_not_sent(self, translation, deepl, service):
        context = TranslationContext.objects.create(object=translation.source.object, path="slug")
        string = String.from_value(translation.source.locale, StringValue("second-roundtable"))
        StringSegment.objects.create(source=translation.source, context=context, string=string, order=99, attrs="{}")
        perform(translation)
        assert "second-roundtable" not in written(translation)
        assert written(translation)["2021"] == "2021"
        assert not any(">2021<" in text for _path, _headers, body in service.requests for text in body["text"])

    def test_a_text_used_twice_is_sent_once(self, translation, deepl, service):
        perform(translation)
        texts = [text.split(">", 1)[1] for _path, _headers, body in service.requests for text in body["text"]]
        assert len(texts) == len(set(texts))

    def test_what_stands_there_is_never_replaced(self, translation, deepl):
        row = write(translation, LINKED, 'Nous étions <a id="a1">au village</a>.')
        perform(translation)
        perform(translation)
        row.refresh_from_db()
        assert row.data == 'Nous étions <a id="a1">au village</a>.'

    def test_what_was_carried_over_is_replaced_only_when_asked_for(self, translation, deepl, service):
        row = write(translation, LINKED, 'Avant <a id="a1">au village</a>.', tool_name=CARRIED)
        perform(translation)
        row.refresh_from_db()
        assert row.tool_name == CARRIED
        assert "in the village" not in str(service.requests)  # nor paid for
        perform(translation, replace_carried=True)
        row.refresh_from_db()
        assert (row.data, row.tool_name) == (GOOD_LINKED, "DeepL API v2")

    def test_run_again_it_finds_nothing_and_asks_nobody(self, translation, deepl, service):
        perform(translation)
        before = len(service.requests)
        run = perform(translation)
        assert (run.state, run.total, len(service.requests)) == (State.DONE, 0, before)

    def test_texts_go_in_portions(self, site, deepl, service):
        translation = post_to_translate(site, paragraphs=90)
        run = perform(translation)
        assert run.state == State.DONE
        sizes = [len(body["text"]) for _path, _headers, body in service.requests]
        assert max(sizes) == 40
        assert len(sizes) == 3

    def test_long_texts_go_in_smaller_portions(self, site, deepl, service):
        translation = post_to_translate(site)
        long = "<p>" + "long words " * 1000 + "{}</p>"
        source = translation.source.get_source_instance()
        source.body = [("text", "".join(long.format(number) for number in range(6)))]
        source.save_revision().publish()
        translation.source.update_from_db()
        perform(translation)
        sizes = [sum(len(text.encode()) for text in body["text"]) for _path, _headers, body in service.requests]
        assert max(sizes) <= 30_000
        assert len(sizes) >= 3

    def test_no_transaction_is_open_while_the_service_is_asked(self, site, deepl, service):
        # With a transaction of the test around it, a further one would be a savepoint of this thread's connection.
        translation, own, seen = post_to_translate(site), connections["default"], []
        service.before_answer = lambda: seen.append(list(own.savepoint_ids))
        perform(translation)
        assert seen == [[]]

    def test_queries_do_not_grow_with_portions_but_by_texts(self, site, deepl, service, django_assert_max_num_queries):
        translation = post_to_translate(site, paragraphs=60)
        run, _new = runs.start(translation, None)
        # For each text: is somebody's there, the savepoint in which it is written, the words and their author.
        with django_assert_max_num_queries(40 + 66 * 5):
            runs.translate.func(run.pk, False)


def write(translation, text, words, **values):
    segment = translation.source.stringsegment_set.select_related("string", "context").get(string__data=text)
    return StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        data=words,
        translation_type="manual",
        **values,
    )


@pytest.mark.django_db
class TestBadService:
    def test_a_bad_text_is_refused_named_and_stays_untranslated(self, translation, deepl, service):
        service.script = ["dropped links"]
        run = perform(translation)
        assert run.state == State.PARTLY
        assert LINKED not in written(translation)
        assert written(translation)[ADDRESSED] == GOOD_ADDRESSED
        assert run.message.count("“") == 1
        assert "“We met in the village with SIRA" in run.message
        assert not StringTranslation.objects.filter(has_error=True).exists()

    def test_nothing_hostile_is_written_whatever_is_answered(self, translation, libretranslate, service):
        """Nothing that is refused is stored, so that each is tried on the same texts."""
        for word in REFUSED:
            service.script = [word]
            run = perform(translation)
            assert LINKED not in written(translation), word
            assert run.message, word
        assert not StringTranslation.objects.filter(has_error=True).exists()

    def test_a_title_longer_than_its_field_is_refused(self, translation, deepl, monkeypatch):
        monkeypatch.setattr(segments, "_longest", lambda translation, path: 10 if path == "title" else None)
        run = perform(translation)
        assert "10 characters" in run.message
        assert "Second roundtable in Isère" not in written(translation)

    def test_a_failure_is_a_message(self, translation, deepl, service):
        service.script = ["status:400"]
        run = perform(translation)
        assert (run.state, len(service.requests)) == (State.FAILED, 1)
        assert "refused the request (400)" in run.message
        assert run.finished_at

    def test_what_arrived_before_a_failure_is_kept(self, site, deepl, service):
        translation = post_to_translate(site, paragraphs=50)
        service.script = ["good", "status:400"]
        run = perform(translation)
        assert run.state == State.PARTLY
        assert 40 <= run.done < run.total
        assert len(written(translation)) == run.done
        again = perform(translation)
        assert (again.state, again.total) == (State.DONE, run.total - run.done)

    def test_a_mistake_of_ours_is_a_message_and_a_failed_job(self, translation, deepl, monkeypatch):
        monkeypatch.setattr("cms.translations.machine.running.waiting", lambda *arguments: 1 / 0)
        run, _new = runs.start(translation, None)
        with pytest.raises(ZeroDivisionError):
            runs.translate.func(run.pk, False)
        run.refresh_from_db()
        assert run.state == State.FAILED
        assert "failed jobs" in run.message
        monkeypatch.undo()
        runs.translate.func(run.pk, False)
        run.refresh_from_db()
        assert run.state == State.DONE


@pytest.mark.django_db
class TestBudget:
    def test_words_are_counted_by_month_and_language(self, translation, deepl):
        run = perform(translation)
        use = MachineUse.objects.get()
        assert (use.locale, use.month) == (translation.target_locale, timezone.localdate().replace(day=1))
        assert use.words == run.words > 20

    def test_what_fits_is_done_and_the_rest_is_said(self, translation, settings, service):
        configure(settings, PROVIDER="deepl", ENDPOINT=service.address, WORDS_A_MONTH=12)
        run = perform(translation)
        assert run.state == State.PARTLY
        assert 0 < MachineUse.objects.get().words <= 12
        assert "did not fit into this month's words for French" in run.message

    def test_a_language_can_have_a_limit_of_its_own(self, translation, settings, service):
        configure(
            settings, PROVIDER="deepl", ENDPOINT=service.address, WORDS_A_MONTH=10_000, WORDS_BY_LANGUAGE={"fr": 0}
        )
        run = perform(translation)
        assert (run.words, service.requests) == (0, [])
        assert "did not fit" in run.message

    def test_words_that_were_not_translated_are_given_back(self, translation, deepl, service):
        service.script = ["status:400"]
        perform(translation)
        assert MachineUse.objects.get().words == 0

    def test_a_new_month_begins_anew(self, translation, settings, service):
        configure(settings, PROVIDER="deepl", ENDPOINT=service.address, WORDS_A_MONTH=1000)
        MachineUse.objects.create(locale=translation.target_locale, month="2020-01-01", words=1000)
        assert perform(translation).state == State.DONE


@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_two_workers_together_never_spend_more_than_there_is(self, settings):
        from threading import Barrier, Thread

        from cms.translations.machine import budget

        configure(settings, PROVIDER="dummy", WORDS_A_MONTH=100)
        locale, _made = Locale.objects.get_or_create(language_code="fr")
        begin, taken = Barrier(4), []

        def work():
            begin.wait()
            for _number in range(20):
                taken.append(budget.take(locale, [3, 3]).words)
            connection.close()

        threads = [Thread(target=work) for _number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert sum(taken) == MachineUse.objects.get().words == 99


@pytest.mark.django_db
class TestStopping:
    def test_a_button_pressed_twice_starts_one_run(
        self, translation, deepl, service, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            first, new = runs.start(translation, None)
            assert new
            assert runs.start(translation, None) == (first, False)
        first.refresh_from_db()
        assert (first.state, len(service.requests)) == (State.DONE, 1)

    def test_a_stopped_run_keeps_what_arrived_and_asks_no_more(self, site, deepl, service):
        translation = post_to_translate(site, paragraphs=50)
        run, _new = runs.start(translation, None)
        real = service.requests

        class StopAfterFirst(list):
            def append(self, request):
                real.append(request)

        original = runs.Runner._store

        def store_and_stop(self, *arguments):
            original(self, *arguments)
            if arguments[2]:
                runs.stop(run)

        runs.Runner._store = store_and_stop
        try:
            runs.translate.func(run.pk, False)
        finally:
            runs.Runner._store = original
        run.refresh_from_db()
        assert (run.state, len(service.requests)) == (State.STOPPED, 1)
        assert len(written(translation)) == run.done > 30
        assert perform(translation).state == State.DONE

    def test_a_run_stopped_before_it_began_does_nothing(self, translation, deepl, service):
        run, _new = runs.start(translation, None)
        assert runs.stop(run)
        runs.translate.func(run.pk, False)
        assert service.requests == []
        assert not runs.stop(run)


@pytest.mark.django_db
class TestRights:
    def test_a_person_who_lost_the_right_meanwhile_is_told(self, translation, deepl, service, make_editor):
        run = perform(translation, user=make_editor())
        assert (run.state, service.requests) == (State.FAILED, [])
        assert "no longer has the right" in run.message

    def test_a_variety_of_the_same_language_is_not_translated(self, site, deepl):
        Locale.objects.get_or_create(language_code="fr")
        translation = post_to_translate(site)
        Translation.objects.filter(pk=translation.pk)
        translation.source.locale.language_code = "fr"
        Locale.objects.filter(pk=translation.source.locale_id).update(language_code="fr-be")
        translation.refresh_from_db()
        assert "varieties of one language" in perform(translation).message

    def test_switched_off_it_says_so(self, translation):
        assert "switched off" in perform(translation).message
