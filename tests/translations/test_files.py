"""Translations go out as files and come back: shown first, then written whole or not at all."""

import io
import zipfile

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.translations.file_exchange import applying
from cms.translations.file_exchange.documents import digest
from cms.translations.file_exchange.files import read
from cms.translations.models import Carried, LanguageRight, PendingUpload
from tests.built_once import built_once
from tests.translations.exchanging import (
    FISH,
    LINKED,
    LINKED_FR,
    SECOND,
    being_translated,
    confirm,
    exported,
    filled,
    kinds,
    packed,
    reword,
    save,
    segment_of,
    send,
    words_of,
)

pytestmark = pytest.mark.django_db


@built_once
def translation(site):
    return being_translated(site)


@pytest.fixture
def administrator(client):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


def test_a_file_is_shown_before_anything_is_written_and_then_written(translation, administrator):
    save(translation, SECOND, "Paragraphe deux.")
    file = filled(exported(translation), {LINKED: LINKED_FR, SECOND: "Deuxième paragraphe."})
    preview = send(administrator, file)
    assert kinds(preview) == {LINKED: "new", SECOND: "changed"}
    assert words_of(translation, SECOND) == "Paragraphe deux."
    assert words_of(translation, LINKED) is None

    confirm(administrator, preview)
    row = StringTranslation.objects.get(translation_of__data=LINKED)
    assert (row.data, row.tool_name, row.translation_type) == (LINKED_FR, "PO File", "manual")
    assert row.last_translated_by.username == "administrator"
    assert not row.has_error
    assert words_of(translation, SECOND) == "Deuxième paragraphe."
    assert not PendingUpload.objects.exists()


def test_an_export_brought_back_untouched_changes_nothing(translation, administrator):
    save(translation, LINKED, LINKED_FR)
    save(translation, FISH, "5 &lt; 6, l&#39;ami &amp; moi")  # written otherwise than files write it
    before = list(StringTranslation.objects.order_by("pk").values("data", "updated_at"))
    for form in ("po", "xliff"):
        preview = send(administrator, exported(translation, form))
        assert kinds(preview) == {}
        confirm(administrator, preview)
    assert list(StringTranslation.objects.order_by("pk").values("data", "updated_at")) == before


def test_what_somebody_changed_meanwhile_is_a_conflict_and_the_person_chooses(translation, administrator):
    save(translation, LINKED, LINKED_FR)
    save(translation, SECOND, "Deux.")
    file = filled(exported(translation), {LINKED: LINKED_FR.replace("Nous", "On"), SECOND: "Deuxième."})
    save(translation, LINKED, LINKED_FR.replace("parlé", "discuté"))
    save(translation, SECOND, "Le deux.")
    preview = send(administrator, file)
    assert kinds(preview) == {LINKED: "conflict", SECOND: "conflict"}
    second = next(row.number for row in preview.context["comparison"].rows if row.entry.source == SECOND)
    confirm(administrator, preview, **{f"choice-{second}": "file"})
    assert words_of(translation, LINKED) == LINKED_FR.replace("parlé", "discuté")
    assert words_of(translation, SECOND) == "Deuxième."


@pytest.mark.parametrize(("choice", "expected"), [("file", "Deuxième."), ("mine", "Le deux.")])
def test_one_choice_may_decide_all_conflicts(translation, administrator, choice, expected):
    save(translation, SECOND, "Deux.")
    file = filled(exported(translation), {SECOND: "Deuxième."})
    save(translation, SECOND, "Le deux.")
    preview = send(administrator, file)
    number = next(row.number for row in preview.context["comparison"].rows if row.entry.source == SECOND)
    other = {"file": "mine", "mine": "file"}[choice]
    confirm(administrator, preview, conflicts=choice, **{f"choice-{number}": other})
    assert words_of(translation, SECOND) == expected


def test_what_was_written_meanwhile_and_not_in_the_file_is_no_conflict(translation, administrator):
    save(translation, SECOND, "Deux.")
    file = exported(translation)
    save(translation, SECOND, "Le deux.")
    assert kinds(send(administrator, file)) == {}


def test_a_translation_written_since_an_export_without_one_is_a_conflict(translation, administrator):
    file = filled(exported(translation), {SECOND: "Deuxième."})
    save(translation, SECOND, "Deux.")
    assert kinds(send(administrator, file)) == {SECOND: "conflict"}


def test_a_program_that_drops_our_comments_still_gets_conflicts_by_the_date(translation, administrator):
    save(translation, SECOND, "Deux.")
    lines = filled(exported(translation), {SECOND: "Deuxième."}).decode().splitlines()
    file = "\n".join(line for line in lines if not line.startswith("#.")).encode()
    assert b"exported-with" not in file
    StringTranslation.objects.update(updated_at="2020-01-01T00:00:00Z")
    assert kinds(send(administrator, file)) == {SECOND: "changed"}
    save(translation, SECOND, "Le deux.")
    StringTranslation.objects.update(updated_at="2099-01-01T00:00:00Z")
    assert kinds(send(administrator, file)) == {SECOND: "conflict"}
    without_date = b"\n".join(line for line in file.splitlines() if b"X-Exported-At" not in line)
    assert kinds(send(administrator, without_date)) == {SECOND: "conflict"}


def test_an_original_that_moved_on_is_a_conflict_and_its_words_wait_to_be_checked(translation, administrator):
    file = filled(exported(translation), {SECOND: "Deuxième paragraphe."})
    reword(translation, "Second paragraph", "A second paragraph, longer")
    preview = send(administrator, file)
    assert kinds(preview) == {SECOND: "moved_on"}
    assert "A second paragraph, longer." in preview.content.decode()
    confirm(administrator, preview, conflicts="file")
    row = StringTranslation.objects.get(translation_of__data="A second paragraph, longer.")
    assert row.data == "Deuxième paragraphe."
    assert row.tool_name == Carried.TOOL_NAME
    assert row.carried.base_string.data == SECOND
    again = exported(translation).decode()
    assert "fuzzy" in again
    assert '#| msgid "Second paragraph."' in again


def test_an_original_that_moved_on_changes_nothing_unless_chosen(translation, administrator):
    file = filled(exported(translation), {SECOND: "Deuxième paragraphe."})
    reword(translation, "Second paragraph", "A second paragraph")
    confirm(administrator, send(administrator, file))
    assert not StringTranslation.objects.filter(data="Deuxième paragraphe.").exists()


def test_words_for_a_text_that_is_gone_never_land_on_its_neighbour(translation, administrator):
    file = filled(exported(translation), {SECOND: "Deuxième paragraphe."})
    reword(translation, "<p>Second paragraph.</p>", "")
    preview = send(administrator, file)
    assert kinds(preview) == {SECOND: "unknown"}
    confirm(administrator, preview, conflicts="file")
    assert not StringTranslation.objects.filter(data="Deuxième paragraphe.").exists()


def carry(translation, words="Deux."):
    row = save(translation, SECOND, words, tool_name=Carried.TOOL_NAME)
    base = segment_of(translation, FISH).string
    Carried.objects.create(string_translation=row, base_string=base, kind="wording")
    return row


def test_a_file_may_say_that_carried_words_are_still_right(translation, administrator):
    carry(translation)
    file = exported(translation)
    assert kinds(send(administrator, file)) == {}  # still fuzzy
    preview = send(administrator, filled(file, {SECOND: "Deux."}))
    assert kinds(preview) == {SECOND: "confirmed"}
    confirm(administrator, preview)
    assert StringTranslation.objects.get(translation_of__data=SECOND).tool_name == "PO File"


def test_unfinished_words_stay_out_and_say_why(translation, administrator):
    carry(translation)
    file = exported(translation).replace(b'msgstr "Deux."', b'msgstr "Deuxieme, peut-etre"')
    preview = send(administrator, file)
    assert kinds(preview) == {SECOND: "rejected"}
    assert "fuzzy" in preview.content.decode()


def test_a_hostile_or_broken_text_is_rejected_with_its_reason_and_the_rest_comes_in(translation, administrator):
    file = filled(exported(translation), {LINKED: "Sans lien.", SECOND: "Deuxième."})
    preview = send(administrator, file)
    assert kinds(preview) == {LINKED: "rejected", SECOND: "new"}
    assert "The links are not those of the original" in preview.content.decode()
    confirm(administrator, preview)
    assert words_of(translation, LINKED) is None
    assert words_of(translation, SECOND) == "Deuxième."


def test_nothing_is_written_if_something_moved_between_showing_and_writing(translation, administrator):
    preview = send(administrator, filled(exported(translation), {LINKED: LINKED_FR, SECOND: "Deuxième."}))
    save(translation, SECOND, "Deux.")
    answer = confirm(administrator, preview)
    assert "nothing was written" in answer.content.decode()
    assert words_of(translation, LINKED) is None
    assert words_of(translation, SECOND) == "Deux."
    assert kinds(answer)[SECOND] == "conflict"
    confirm(administrator, answer)
    assert words_of(translation, LINKED) == LINKED_FR


def test_an_original_that_changes_between_showing_and_writing_is_noticed(translation, administrator):
    preview = send(administrator, filled(exported(translation), {SECOND: "Deuxième."}))
    reword(translation, "Second paragraph", "Another paragraph")
    answer = confirm(administrator, preview)
    assert "nothing was written" in answer.content.decode()
    assert not StringTranslation.objects.filter(data="Deuxième.").exists()


def test_all_is_written_or_nothing(translation, administrator, monkeypatch):
    preview = send(administrator, filled(exported(translation), {LINKED: LINKED_FR, SECOND: "Deuxième."}))
    written = []

    def fail_at_the_second(row, part, user, real=applying._write):
        written.append(row)
        if len(written) == 2:
            raise RuntimeError("power cut")
        real(row, part, user)

    monkeypatch.setattr(applying, "_write", fail_at_the_second)
    with pytest.raises(RuntimeError):
        confirm(administrator, preview)
    assert not StringTranslation.objects.exists()
    assert PendingUpload.objects.exists()


def test_a_file_put_away_changes_nothing(translation, administrator):
    preview = send(administrator, filled(exported(translation), {SECOND: "Deuxième."}))
    administrator.post(preview.redirect_chain[-1][0], {"discard": ""})
    assert not StringTranslation.objects.exists()
    assert not PendingUpload.objects.exists()


def test_a_pending_upload_belongs_to_its_person_and_expires(translation, administrator, client):
    address = send(administrator, exported(translation)).redirect_chain[-1][0]
    client.force_login(get_user_model().objects.create_superuser("another"))
    assert client.get(address).status_code == 404
    client.force_login(get_user_model().objects.get(username="administrator"))
    assert client.get(address).status_code == 200
    PendingUpload.objects.update(created_at="2020-01-01T00:00:00Z")
    assert client.get(address).status_code == 404
    send(client, exported(translation))
    assert PendingUpload.objects.count() == 1


def test_one_person_keeps_few_pending_uploads(translation, administrator):
    for _time in range(8):
        send(administrator, exported(translation))
    assert PendingUpload.objects.count() == 5


def test_a_zip_of_both_formats_comes_in_at_once(site, administrator):
    french, german = being_translated(site), being_translated(site, "de")
    content = packed(
        a__po=filled(exported(french), {SECOND: "Deuxième."}),
        b__xlf=exported(german, "xliff").replace(
            b"<source>Second paragraph.</source>", b"<source>Second paragraph.</source><target>Zweitens.</target>"
        ),
        index__txt="x",
        notes__docx="x",
    )
    preview = send(administrator, content, "all.zip")
    assert "notes.docx is neither PO nor XLIFF" in preview.content.decode()
    confirm(administrator, preview)
    assert words_of(french, SECOND) == "Deuxième."
    assert words_of(german, SECOND) == "Zweitens."
    assert StringTranslation.objects.get(data="Zweitens.").tool_name == "XLIFF file"


def test_the_same_text_twice_with_two_translations_is_rejected(translation, administrator):
    file = filled(exported(translation), {SECOND: "Deuxième."})
    entry = b'msgctxt "body.11111111-1111-4111-8111-111111111111"\nmsgid "Second paragraph."\nmsgstr "Autre."\n'
    assert kinds(send(administrator, file + b"\n" + entry)) == {SECOND: "rejected"}
    assert kinds(send(administrator, file + b"\n" + entry.replace(b"Autre.", "Deuxième.".encode()))) == {SECOND: "new"}


def test_a_file_in_another_language_or_of_another_page_is_left_out_with_a_reason(translation, administrator):
    file = filled(exported(translation), {SECOND: "Deuxième."})
    answer = send(administrator, file.replace(b"Language: fr", b"Language: pl"))
    assert "in “fr”" in answer.content.decode()
    assert kinds(answer) == {}
    answer = send(administrator, file.replace(str(translation.uuid).encode(), b"00000000-0000-4000-8000-000000000000"))
    assert "not here" in answer.content.decode()
    answer = send(administrator, file.replace(str(translation.uuid).encode(), b"/etc/passwd"))
    assert "not here" in answer.content.decode()
    confirm(administrator, answer)
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize("told", ["fr_FR", "fr-CA", "FR", "fr_BE.UTF-8", "fr@euro", "fr_CH.ISO-8859-1@euro"])
def test_a_program_that_writes_the_language_with_its_country_is_understood(translation, administrator, told):
    file = filled(exported(translation), {SECOND: "Deuxième."})
    preview = send(administrator, file.replace(b"Language: fr", b"Language: " + told.encode()))
    assert kinds(preview) == {SECOND: "new"}


def test_the_country_of_an_xliff_file_is_understood_on_both_sides(translation, administrator):
    file = exported(translation, "xliff").replace(b'srcLang="en"', b'srcLang="en-GB"')
    file = file.replace(b'trgLang="fr"', b'trgLang="fr-FR"').replace(
        b"<source>Second paragraph.</source>", b"<source>Second paragraph.</source><target>La suite.</target>"
    )
    assert kinds(send(administrator, file, "x.xlf")) == {SECOND: "new"}


def test_what_a_computer_adds_to_a_zip_is_no_file_of_a_person(translation, administrator):
    names = ("__MACOSX/._a.po", "._b.po", ".DS_Store", "folder/Thumbs.db", "desktop.ini")
    content = packed(
        a__po=filled(exported(translation), {SECOND: "Deuxième."}), **dict.fromkeys(names, b"\x00\x05\x16")
    )
    preview = send(administrator, content, "mac.zip")
    assert kinds(preview) == {SECOND: "new"}
    assert "neither PO nor XLIFF" not in preview.content.decode()


def test_a_stopped_translation_takes_no_file(translation, administrator):
    file = filled(exported(translation), {SECOND: "Deuxième."})
    translation.enabled = False
    translation.save()
    assert "was stopped" in send(administrator, file).content.decode()


def test_a_locked_page_takes_no_file(translation, administrator):
    file = filled(exported(translation), {SECOND: "Deuxième."})
    page = translation.get_target_instance()
    page.locked, page.locked_by = True, get_user_model().objects.create_superuser("somebody")
    page.save()
    preview = send(administrator, file)
    assert "locked" in preview.content.decode()
    confirm(administrator, preview)
    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_files_are_given_to_those_who_may_edit_and_to_nobody_else(translation, administrator, client, form):
    addresses = [
        reverse("translations:export", args=[translation.pk, form]),
        reverse("translations:export_language", args=["fr", form]),
        reverse("translations:export_waiting", args=[form]),
    ]
    for address in addresses:
        answer = administrator.get(address)
        assert answer.status_code == 200
        assert answer["Content-Disposition"].startswith('attachment; filename="')
        assert "no-store" in answer["Cache-Control"]
    assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) == 2

    outsider = get_user_model().objects.create_user("outsider")
    outsider.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(outsider)
    assert client.get(addresses[1]).status_code == 404  # works in no language
    LanguageRight.objects.create(user=outsider, locale=translation.target_locale)  # and may still edit no page
    assert client.get(addresses[0]).status_code in (302, 403)
    assert zipfile.ZipFile(io.BytesIO(client.get(addresses[1]).content)).namelist() == ["index.txt"]
    assert zipfile.ZipFile(io.BytesIO(client.get(addresses[2]).content)).namelist() == ["index.txt"]
    preview = send(client, filled(exported(translation), {SECOND: "Deuxième."}))
    assert "may not edit" in preview.content.decode()
    assert translation.source.object_repr not in preview.content.decode().replace("x.po", "")
    confirm(client, preview)
    assert not StringTranslation.objects.exists()

    client.logout()
    assert all(client.get(address).status_code == 302 for address in addresses)


def test_what_waits_leaves_out_what_is_done(translation, administrator):
    for segment in translation.source.stringsegment_set.select_related("string"):
        save(translation, segment.string.data, segment.string.data)
    address = reverse("translations:export_waiting", args=["po"])
    assert zipfile.ZipFile(io.BytesIO(administrator.get(address).content)).namelist() == ["index.txt"]
    carry(translation, SECOND)
    documents, _left_out = read(administrator.get(address).content, "x.zip")
    assert len(documents) == 1


def test_the_engines_own_addresses_lead_here(translation, administrator):
    down = administrator.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))
    assert b"exported-with: " + digest("").encode() in down.content

    file = SimpleUploadedFile("x.po", filled(down.content, {SECOND: "Deuxième."}))
    up = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    preview = administrator.post(up, {"file": file}, follow=True)
    assert kinds(preview) == {SECOND: "new"}
    assert not StringTranslation.objects.exists()
    assert administrator.post(up).status_code == 400


def test_the_screen_lists_languages_and_takes_a_file(translation, administrator):
    answer = administrator.get(reverse("translations:files"))
    assert reverse("translations:export_language", args=["fr", "xliff"]) in answer.content.decode()


def test_a_snippet_goes_out_and_comes_back(site, administrator):

    Locale.objects.get_or_create(language_code="fr")
    source, _made = TranslationSource.update_or_create_from_instance(site.practice)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fr"))
    translation.save_target(publish=False)
    preview = send(administrator, filled(exported(translation), {"Rural farm": "Ferme rurale"}))
    assert kinds(preview) == {"Rural farm": "new"}
    confirm(administrator, preview)
    assert words_of(translation, "Rural farm") == "Ferme rurale"


def paragraphs(number, tail=""):
    return "".join(f"<p>Paragraph number {index}{tail}.</p>" for index in range(number))


@pytest.mark.parametrize("form", ["po", "xliff"])
def test_exporting_and_showing_cost_the_same_queries_for_few_and_many_texts(site, administrator, form):
    translation = being_translated(site, html=paragraphs(3))
    costs = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as export:
            file = administrator.get(reverse("translations:export", args=[translation.pk, form])).content
        with CaptureQueriesContext(connection) as show:
            preview = send(administrator, file)
        costs.append((len(export), len(show), len(preview.context["comparison"].rows)))
        reword(translation, paragraphs(3), paragraphs(60))
    (export, show, few), (export_more, show_more, many) = costs
    assert many > few + 50
    assert (export_more, show_more) == (export, show)


def test_writing_costs_no_more_than_saving_each_text(site, administrator):

    translation = being_translated(site, html=paragraphs(41))
    with CaptureQueriesContext(connection) as one:
        save_alone(translation)
    costs = []
    for start, number in ((0, 10), (10, 30)):
        words = {f"Paragraph number {index}.": f"Paragraphe {index}." for index in range(start, start + number)}
        preview = send(administrator, filled(exported(translation), words))
        with CaptureQueriesContext(connection) as writing:
            confirm(administrator, preview)
        costs.append(len(writing))
    assert (costs[1] - costs[0]) / 20 <= len(one)


def save_alone(translation):
    segment = segment_of(translation, "Paragraph number 40.")
    segment.context, segment.string, translation.target_locale  # noqa: B018 - loaded before counting
    StringTranslation(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        data="Paragraphe 40.",
        translation_type="manual",
    ).save()
