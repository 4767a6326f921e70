"""What the search finds, judged by sentences in ten languages; and that both databases find the same."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.core.searchable import SearchDocument
from search import entries, matching, tokens
from search.entry_words import tokens_of
from search.evaluation import JudgementError, check, evaluate, other_texts
from search.models import SearchEntry, VocabularyWord
from search.query import forms_that_count, read_query, strict
from search.scratch import scratch_index

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.django_db
in_one_process = pytest.mark.xdist_group("golden")  # the scores take seconds


@pytest.fixture(scope="module")
def scores(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return evaluate(GOLDEN)


def test_ten_languages_have_at_least_fifty_queries_each():
    assert len(GOLDEN) == 10
    assert all(len(judged["queries"]) >= 50 for judged in GOLDEN.values())


@in_one_process
@pytest.mark.parametrize("language", GOLDEN)
def test_readers_find_what_they_look_for_in_each_language(scores, language):
    assert scores[language].hit >= 0.9, scores[language].missed


@in_one_process
def test_readers_find_what_they_look_for_on_average(scores):
    assert sum(score.hit for score in scores.values()) / len(scores) >= 0.95


def _earn(parts, found):
    """Which of some token sets earn points, by plain sets, without any database."""
    return {
        number for number, own in found.items() if any(all(own & tokens for tokens in part.words) for part in parts)
    }


@pytest.mark.parametrize("language", GOLDEN)
def test_the_database_finds_exactly_what_sets_of_tokens_say(language):
    judged = GOLDEN[language]
    documents = [
        SearchDocument(language, each["title"], "", each["id"], body=each["text"]) for each in judged["documents"]
    ]
    with scratch_index():
        entries.write([entries.Row("test.text", n, "text", (each,)) for n, each in enumerate(documents)])
        keys = dict(SearchEntry.objects.values_list("key", "target_id"))
        found = {keys[each.key]: tokens_of(each) for each in documents}
        for asked in judged["queries"]:
            query = read_query(asked["q"])
            parts = strict([(language, forms_that_count(query, language))])
            hits = matching.in_language(query, language)
            assert {keys[hit.key] for hit in hits} == _earn(parts, found), asked["q"]
            for hit in hits:
                points = [part.points for part in parts if _earn([part], {0: found[keys[hit.key]]})]
                assert hit.points == sum(points), asked["q"]


def test_a_scratch_index_leaves_the_sites_index_alone(indexed):
    before = list(SearchEntry.objects.values_list("pk", "digest"))
    words = VocabularyWord.objects.count()
    with scratch_index():
        assert not SearchEntry.objects.exists()
        entries.write([entries.Row("test.text", 1, "text", (SearchDocument("en", "Only here", "", "x"),))])
        assert SearchEntry.objects.count() == 1
    assert list(SearchEntry.objects.values_list("pk", "digest")) == before
    assert VocabularyWord.objects.count() == words
    assert not tokens.hits(strict([("en", forms_that_count(read_query("only here"), "en"))]))


def test_there_are_at_least_eight_hundred_other_texts_of_each_language():
    for language in GOLDEN:
        assert len(set(other_texts(language))) >= 800, language
    assert len(other_texts("ps")) >= 800  # filled up in English


@pytest.mark.parametrize(
    ("judgements", "complaint"),
    [
        ([], "one object"),
        ({"fr": {}}, "fr: “documents” must be a list"),
        (
            {"fr": {"documents": [{"id": "a"}], "queries": [{"q": "x", "relevant": []}]}},
            "documents 1: “text” is missing",
        ),
        ({"fr": {"documents": [{"id": "a", "text": "b"}], "queries": [{"q": "x", "relevant": ["z"]}]}}, "has the id z"),
        ({"fr": {"documents": [{"id": "a", "text": None}], "queries": []}}, "documents 1: “text” must be a text"),
        ({"fr": {"documents": [{"id": "a", "text": "b"}], "queries": [{"q": "x", "relevant": []}]}}, "names no doc"),
        ({"fr": {"documents": [{"id": "a", "text": "b"}] * 2, "queries": [{"q": "x", "relevant": ["a"]}]}}, "two doc"),
        ({"_made_by": "hand"}, "“_made_by” is no code of a language"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_its_place(judgements, complaint):
    with pytest.raises(JudgementError, match=complaint):
        check(judgements)


def test_ids_may_be_numbers_or_texts_of_any_length_and_codes_written_in_any_way():
    odd = "\x00" + "y" * 500
    documents = [
        {"id": 1, "text": "La ville ouvre des cours"},
        {"id": odd, "title": None, "text": "\ud800 un\x00 verger"},
    ]
    queries = [{"q": "cour", "relevant": ["1"]}, {"q": "vergers", "relevant": [odd]}, {"q": "", "relevant": [1]}]
    found = evaluate({code: {"documents": documents, "queries": queries} for code in ("FR", "fr_CA")})
    assert [(code, score.hit) for code, score in found.items()] == [("FR", 2 / 3), ("fr_CA", 2 / 3)]


@pytest.mark.parametrize("content", [b"", b"[" * 100_000, b"\xff\xfe", b"[]"])
def test_a_file_that_cannot_be_read_is_told_in_one_line(tmp_path, content):
    file = tmp_path / "judged.json"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=r"judged\.json"):
        call_command("evaluate_search", str(file), json=True)
