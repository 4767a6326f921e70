"""What a service answers is good or refused, text by text; what goes wrong with it is a message, in a limited time."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from cms.translations.machine import asking
from cms.translations.machine.asking import ask
from cms.translations.machine.batches import MOST_BYTES, MOST_TEXTS, portions
from cms.translations.machine.calling import is_safe_address
from cms.translations.machine.errors import LastingError, PassingError
from cms.translations.machine.markup import HTML, XML, prepare, restore
from cms.translations.machine.providers import PROVIDERS, DeepL, Dummy
from cms.translations.machine.providers.deepl import target_code
from tests.translations.fake_translator import REFUSED, fake_translator

LINKED = 'We met <a id="a1">in the village</a> with SIRA &amp; friends.'
GOOD_LINKED = 'WE MET <a id="a1">IN THE VILLAGE</a> WITH SIRA &amp; FRIENDS.'
ADDRESSED = "Write to info@example.org or call +33 4 76 00 00 00."
GOOD_ADDRESSED = "WRITE TO info@example.org OR CALL +33 4 76 00 00 00."


@pytest.fixture
def service():
    with fake_translator() as fake:
        yield fake


@pytest.fixture(params=["deepl", "libretranslate"])
def provider(request, service):
    return PROVIDERS[request.param](service.address, "secret:fx", 10)


@pytest.fixture(autouse=True)
def waits(monkeypatch):
    """Nobody waits in tests: how long it would have been is noted."""
    noted = []
    monkeypatch.setattr(asking, "sleep", noted.append)
    return noted


def names(plain):
    return [(plain.index("SIRA"), plain.index("SIRA") + 4)] if "SIRA" in plain else []


def sent(provider, *texts):
    return [prepare(number, text, provider.dialect, names) for number, text in enumerate(texts)]


def translated(provider, *texts):
    return ask(provider, sent(provider, *(texts or (LINKED, ADDRESSED))), "en", "fr")


class TestAnswers:
    def test_good_ones(self, provider):
        assert translated(provider) == ({0: GOOD_LINKED, 1: GOOD_ADDRESSED}, {})

    @pytest.mark.parametrize("word", REFUSED)
    def test_a_bad_one_is_refused_with_a_reason(self, provider, service, word):
        service.script = [word]
        good, refused = translated(provider)
        assert 0 not in good
        assert refused[0]

    @pytest.mark.parametrize("word", ["dropped links", "doubled links", "attribute"])
    def test_the_good_ones_beside_it_are_kept(self, provider, service, word):
        service.script = [word]
        assert translated(provider)[0] == {1: GOOD_ADDRESSED}

    def test_a_short_answer_loses_only_what_is_missing(self, provider, service):
        service.script = ["short"]
        good, refused = translated(provider)
        assert (list(good), list(refused)) == ([0], [1])

    def test_answers_nobody_asked_for_are_passed_over(self, provider, service):
        service.script = ["long"]
        assert len(translated(provider)[0]) == 2

    def test_a_text_answered_twice_in_two_ways_is_refused(self, provider, service):
        service.script = ["doubled"]
        good, refused = translated(provider)
        assert (list(good), list(refused)) == ([1], [0])

    def test_answers_in_another_order_come_to_their_texts(self, provider, service):
        service.script = ["swapped"]
        assert translated(provider)[0] == {0: GOOD_LINKED, 1: GOOD_ADDRESSED}

    def test_names_and_addresses_are_those_of_the_original_whatever_comes_back(self, provider, service):
        service.script = ["translated names"]
        assert translated(provider)[0] == {0: GOOD_LINKED, 1: GOOD_ADDRESSED}

    @pytest.mark.parametrize("word", ["unescaped", "control"])
    def test_what_can_be_mended_is(self, provider, service, word):
        service.script = [word]
        assert translated(provider)[0] == {0: GOOD_LINKED, 1: GOOD_ADDRESSED}

    def test_a_script_written_as_text_stays_text(self, provider, service):
        service.script = ["escaped script"]
        assert "<script" not in "".join(translated(provider)[0].values())

    @pytest.mark.parametrize(
        ("original", "translation"),
        [
            ("one<br/>two", "ONE<br/>TWO"),
            ("one<br>two", "ONE<br/>TWO"),
            (" a part ", " A PART "),
            ("<b>All</b> of <i>it</i>", "<b>ALL</b> OF <i>IT</i>"),
            ("1 &lt; 2 &amp; more", "1 &lt; 2 &amp; MORE"),
            ('"Quoted" and it\'s', '"QUOTED" AND IT\'S'),
            ("see https://example.org/a?b=c&amp;d=e.", "SEE https://example.org/a?b=c&amp;d=e."),
            ("on www.example.org (or example.eu)", "ON www.example.org (OR example.eu)"),
            ("phone (0)4 76 00 00 00", "PHONE (0)4 76 00 00 00"),
            ("from 2021 to 2023, 12.5 %", "FROM 2021 TO 2023, 12.5 %"),
            ("SIRA <b>SIRA</b>", "SIRA <b>SIRA</b>"),
            ("ελληνικά και ß", "ΕΛΛΗΝΙΚΆ ΚΑΙ SS"),
        ],
    )
    def test_texts_of_many_kinds_come_back_whole(self, provider, original, translation):
        good, refused = translated(provider, original)
        assert good.get(0, original) == translation, refused


class TestFailures:
    @pytest.mark.parametrize("status", [500, 502, 503, 429])
    def test_what_passes_is_asked_again_later_and_later(self, provider, service, waits, status):
        service.script = [f"status:{status}"] * 3
        assert len(translated(provider)[0]) == 2
        assert len(waits) == 3
        assert 1 <= waits[0] <= 1.5
        assert 2 <= waits[1] <= 3
        assert 4 <= waits[2] <= 6

    def test_workers_do_not_come_back_together(self, provider, service, waits):
        for _number in range(4):
            service.script = ["status:500"]
            translated(provider)
        assert len(set(waits)) == 4

    def test_in_the_end_it_is_given_up(self, provider, service, waits):
        service.script = ["status:500"] * 9
        with pytest.raises(PassingError, match=r"out of order \(500\)"):
            translated(provider)
        assert (len(waits), len(service.requests)) == (3, 4)

    def test_the_service_says_how_long_to_wait(self, provider, service, waits):
        at = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
        service.script = ["status:429,7", f"status:503,{at}", "status:429,nonsense"]
        translated(provider)
        assert 7 <= waits[0] <= 10.5
        assert 15 <= waits[1] <= 45
        assert 4 <= waits[2] <= 6

    @pytest.mark.parametrize("wait", ["86400", "9" * 400])
    def test_a_wait_without_end_is_not_waited_for(self, provider, service, waits, wait):
        service.script = [f"status:429,{wait}"]
        with pytest.raises(PassingError):
            translated(provider)
        assert waits == []

    @pytest.mark.parametrize(
        ("status", "words"), [(400, "refused"), (401, "key"), (403, "key"), (413, "refused"), (456, "used up")]
    )
    def test_what_lasts_is_not_asked_again(self, provider, service, status, words):
        service.script = [f"status:{status}"]
        with pytest.raises(LastingError, match=words) as refusal:
            translated(provider)
        assert len(service.requests) == 1
        assert "secret" not in str(refusal.value)

    @pytest.mark.parametrize("word", ["reset:soft", "reset:hard"])
    def test_a_connection_that_breaks_is_made_again(self, provider, service, word):
        service.script = [word]
        assert len(translated(provider)[0]) == 2

    @pytest.mark.parametrize("word", ["hang:", "drip:body", "drip:head"])
    def test_time_is_limited_also_where_an_answer_trickles_in(self, provider, service, word):
        provider.seconds = 0.3
        service.script = [word] * 4
        began = time.monotonic()
        with pytest.raises(PassingError, match="in time"):
            translated(provider)
        assert time.monotonic() - began < 9  # of the 40 seconds that four such answers last

    @pytest.mark.parametrize(
        "word",
        [
            "body:",
            "body:{",
            "body:[]",
            "body:null",
            "body:" + "[" * 9999,
            'body:{"translations": "x", "translatedText": "x"}',
            'body:{"translations": [{"text": 5}], "translatedText": [5]}',
            "html:",
        ],
        ids=range(8),
    )
    def test_an_answer_that_cannot_be_understood_is_said(self, provider, service, word):
        service.script = [word]
        with pytest.raises(LastingError, match="cannot be understood"):
            translated(provider)
        assert len(service.requests) == 1

    def test_a_huge_answer_is_not_read_to_its_end(self, provider, service):
        service.script = ["huge:"]
        with pytest.raises(LastingError, match="too large"):
            translated(provider)

    def test_a_redirect_is_not_followed(self, provider, service):
        with fake_translator() as other:
            service.script = [f"redirect:{other.address}/v2/translate"]
            with pytest.raises(LastingError, match="has moved"):
                translated(provider)
            assert other.requests == []

    def test_nobody_there_is_said(self, provider):
        with fake_translator() as gone:
            provider.endpoint = gone.address
        with pytest.raises(PassingError, match="broke off"):
            translated(provider)

    def test_a_proxy_of_the_surroundings_gets_nothing(self, provider, service, monkeypatch):
        with fake_translator() as proxy:
            for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
                monkeypatch.setenv(name, proxy.address)
            translated(provider)
            assert proxy.requests == []


class TestRequests:
    def test_deepl_is_asked_as_its_documentation_says(self, service):
        translated(DeepL(service.address, "secret:fx", 10))
        (path, headers, body) = service.requests[0]
        assert path == "/v2/translate"
        assert headers["Authorization"] == "DeepL-Auth-Key secret:fx"
        assert headers["Content-Type"] == "application/json"
        assert (body["source_lang"], body["target_lang"]) == ("EN", "FR")
        assert '<x id="x0">SIRA</x>' in body["text"][0]
        assert body["ignore_tags"] == ["x"]

    def test_libretranslate_is_asked_as_its_documentation_says(self, service):
        translated(PROVIDERS["libretranslate"](service.address + "/", "", 10))
        (path, _headers, body) = service.requests[0]
        assert path == "/translate"
        assert {name: body[name] for name in body if name != "q"} == {"source": "en", "target": "fr", "format": "html"}
        assert '<code id="x0" translate="no">SIRA</code>' in body["q"][0]

    @pytest.mark.parametrize(
        ("key", "address"), [("a:fx", "https://api-free.deepl.com"), ("a", "https://api.deepl.com")]
    )
    def test_the_key_tells_the_address(self, key, address):
        assert DeepL("", key, 10).address == address

    @pytest.mark.parametrize(
        ("code", "target"),
        [
            *[("en", "EN-GB"), ("pt", "PT-PT"), ("pt-br", "PT-BR"), ("zh-hans", "ZH-HANS")],
            *[("fr-be", "FR"), ("uk", "UK"), ("no", "NB")],
        ],
    )
    def test_deepl_has_codes_of_its_own(self, code, target):
        assert target_code(code) == target

    @pytest.mark.parametrize(
        ("address", "safe"),
        [
            ("https://example.org", True),
            ("http://127.0.0.1:5000", True),
            ("http://localhost", True),
            ("http://[::1]:5000", True),
            ("http://example.org", False),
            ("http://127.0.0.1.example.org", False),
            ("http://localhost@example.org", False),
            ("ftp://localhost", False),
            ("https://", False),
            ("https://[", False),
            ("https://example.org:port", False),
            ("example.org", False),
        ],
    )
    def test_texts_travel_encrypted_or_not_at_all(self, address, safe):
        assert is_safe_address(address) is safe


class TestPortions:
    def test_no_portion_is_larger_than_a_service_takes_and_nothing_is_lost(self):
        texts = sent(DeepL("", "", 1), *[f"text {number} " * (number % 90 + 1) * 9 for number in range(300)])
        made = list(portions(texts))
        assert [one for portion in made for one in portion] == texts
        assert all(len(portion) <= MOST_TEXTS for portion in made)
        assert all(sum(len(one.text.encode()) for one in portion) <= MOST_BYTES for portion in made)

    def test_size_is_counted_in_bytes(self):
        texts = sent(DeepL("", "", 1), *["ж" * 9_000] * 3)
        assert [len(portion) for portion in portions(texts)] == [1, 1, 1]

    def test_what_is_too_large_by_itself_is_left_out(self):
        assert list(portions(sent(DeepL("", "", 1), "x" * 40_000))) == []


class TestDummy:
    def test_it_is_honest(self):
        good, refused = translated(Dummy("", "", 1))
        assert refused == {}
        assert good[0] == '[fr?] We met <a id="a1">in the village</a> with SIRA &amp; friends.'
        assert "not a translation" in Dummy("", "", 1).tool_name


@pytest.mark.parametrize("dialect", [XML, HTML])
@pytest.mark.parametrize("text", ["2021", "SIRA", "info@example.org", "<b>SIRA</b> 12", " — ", "+33 4 76 00 00 00"])
def test_where_nothing_is_to_be_translated_nobody_is_asked(dialect, text):
    assert not prepare(0, text, dialect, names).is_translatable


@pytest.mark.parametrize("dialect", [XML, HTML])
def test_what_comes_back_unchanged_is_the_original(dialect):
    prepared = prepare(3, LINKED, dialect, names)
    assert restore(prepared.text, prepared, dialect) == (LINKED, "")
