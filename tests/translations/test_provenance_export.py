"""The record of who wrote and reviewed what, as a file."""

import csv
import io
import json

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.translations.models import Authorship, LanguageRight
from cms.translations.provenance import review
from cms.translations.provenance.formats import as_csv, as_json, harmless
from cms.translations.provenance.records import COLUMNS, records
from tests.built_once import built_once
from tests.translations.submitting import say, submit

pytestmark = pytest.mark.django_db


@built_once
def french(site):
    writer = get_user_model().objects.create_user("writer", "writer@example.org", "x")
    translation = submit(site.post, "fr")
    say(translation, ["title"], user=writer)
    say(translation, ["summary"], machine="DeepL 3.1")
    return translation


def rows(**how):
    return {row["path"]: row for row in records(**how)}


def test_each_segment_says_all_there_is_to_say(french):
    reviewer = get_user_model().objects.create_user("reviewer", "reviewer@example.org", "x")
    review([Authorship.objects.get(origin="machine").string_translation], reviewer, "Board")
    found = rows()
    assert set(found["title"]) == set(COLUMNS)
    assert (found["title"]["origin"], found["title"]["written_by"], found["title"]["language"]) == (
        "person",
        "writer",
        "fr",
    )
    assert found["title"]["words"] == f"{found['title']['source']} in another language"
    summary = found["summary"]
    assert (summary["origin"], summary["engine"], summary["engine_version"]) == ("machine", "DeepL", "3.1")
    assert (summary["reviewed_by"], summary["reviewed_as"]) == ("reviewer", "Board")
    assert summary["reviewed_at"] and summary["written_at"]


def test_what_was_written_past_the_signals_is_told_by_the_engine(french):
    Authorship.objects.all().delete()
    assert rows()["summary"]["engine"] == "DeepL"


def test_what_the_original_no_longer_has_stays_in_the_record(french, site):
    site.post.title = "Another title"
    site.post.save()
    french.source.update_from_db()
    old, carried = sorted((row for row in records() if row["path"] == "title"), key=lambda row: row["in_use"])
    assert (old["in_use"], carried["in_use"]) == (False, True)
    assert (carried["words"], carried["origin"], carried["written_by"]) == (old["words"], "person", "writer")
    assert rows()["summary"]["in_use"] is True


def test_the_number_of_queries_does_not_grow_with_the_record(french, site, django_assert_num_queries):
    with django_assert_num_queries(2):
        list(records())
    say(submit(site.region, "fr"))
    with django_assert_num_queries(2):
        assert len(list(records())) > 2


@pytest.mark.once
@pytest.mark.parametrize(
    "hostile",
    [
        '=HYPERLINK("https://evil.example","x")',
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u00a0=1+1",
        "\uff1d1+1",
        "|calc",
        "%0A=1",
    ],
)
def test_no_cell_is_run_as_a_formula(hostile):
    row = dict.fromkeys(COLUMNS, "") | {"words": hostile}
    table = list(csv.reader(io.StringIO("".join(as_csv([row])).removeprefix("\ufeff"), newline="")))
    cell = table[1][COLUMNS.index("words")]
    assert cell == f"'{hostile}"


def test_other_cells_stay_as_they_are():
    assert harmless("C’est = à dire") == "C’est = à dire"
    assert harmless(True) == "True"


def test_the_json_record_keeps_the_words_as_they_are(french):
    say(french, ["title"], words="=1+1 é")
    found = json.loads("".join(as_json(records())))
    assert {row["path"]: row["words"] for row in found}["title"] == "=1+1 é"


def test_an_empty_record_is_a_valid_file():
    assert json.loads("".join(as_json([]))) == []
    assert len("".join(as_csv([])).splitlines()) == 1


def test_the_command_prints_the_record_of_a_language(french, capsys):
    call_command("export_provenance", language=["fr"], format="json")
    assert {row["language"] for row in json.loads(capsys.readouterr().out)} == {"fr"}
    call_command("export_provenance", language=["en"], format="json")
    assert json.loads(capsys.readouterr().out) == []


def test_the_command_writes_a_file(french, tmp_path):
    path = tmp_path / "record.csv"
    call_command("export_provenance", output=str(path))
    table = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert {row["path"] for row in table} == {"title", "summary"}


def test_the_command_says_which_languages_there_are(french):
    with pytest.raises(CommandError, match=r"There is no language xx\. There are: en, fr\."):
        call_command("export_provenance", language=["xx"])


def test_the_command_says_if_it_cannot_write(french, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_provenance", output=str(tmp_path / "none" / "record.csv"))


@pytest.fixture
def reader(make_editor, client):
    """Somebody who is signed in and may edit nothing."""
    user = make_editor("reader")
    client.force_login(user)
    return user


def give(user, locale):
    LanguageRight.objects.create(user=user, locale=locale)


def download(client, format="csv", **asked):
    return client.get(reverse("translations:provenance", args=[format]), asked)


def text(response) -> str:
    return b"".join(response.streaming_content).decode()


def test_whoever_works_in_a_language_takes_its_record(french, client, reader):
    give(reader, french.target_locale)
    response = download(client)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="provenance-fr.csv"'
    assert "in another language" in text(response)


def test_the_record_of_one_content_alone(french, site, client, reader):
    give(reader, french.target_locale)
    say(submit(site.region, "fr"))
    found = json.loads(text(download(client, "json", content=site.region.translation_key)))
    assert {row["content"] for row in found} == {str(site.region.translation_key)}


def test_other_languages_are_not_in_the_record(french, site, client, reader):
    give(reader, french.target_locale)
    say(submit(site.post, "de"))
    assert {row["language"] for row in json.loads(text(download(client, "json")))} == {"fr"}


@pytest.mark.parametrize("asked", [{}, {"language": "fr"}])
def test_nobody_takes_the_record_of_a_language_they_do_not_work_in(french, client, reader, asked):
    if asked:
        give(reader, french.source.locale)
    assert download(client, **asked).status_code in {302, 403}


def test_the_record_of_an_original_that_is_private_is_for_those_who_may_edit_it(french, site, client, reader):
    give(reader, french.target_locale)
    say(submit(site.region, "fr"))
    PageViewRestriction.objects.create(page=site.post, restriction_type=PageViewRestriction.LOGIN)
    found = json.loads(text(download(client, "json")))
    assert {row["content"] for row in found} == {str(site.region.translation_key)}
    assert json.loads(text(download(client, "json", content=site.post.translation_key))) == []
    client.force_login(get_user_model().objects.create_superuser("chief"))
    assert json.loads(text(download(client, "json", content=site.post.translation_key)))


def test_visitors_are_asked_to_sign_in(french, client):
    response = download(client)
    assert response.status_code == 302 and "/login/" in response.url


@pytest.mark.parametrize(("format", "asked", "status"), [("xls", {}, 404), ("csv", {"content": "no"}, 400)])
def test_a_wrong_address_is_answered_plainly(french, client, reader, format, asked, status):
    give(reader, french.target_locale)
    assert download(client, format, **asked).status_code == status
