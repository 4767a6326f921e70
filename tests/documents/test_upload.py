"""What documents hold besides their text: said at upload, removed unless somebody keeps it, macros refused."""

import zipfile
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader
from wagtail.models import Collection

from cms.core.models import CustomDocument

from .files import HOLDING, REFUSED, WHO, xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return client


def by_form(staff, file, **more):
    values = {"title": "Plan", "collection": Collection.objects.first().pk, "file": file, **more}
    return staff.post(reverse("wagtaildocs:add"), values).content.decode()


def many_at_once(staff, file):
    answer = staff.post(reverse("wagtaildocs:add_multiple"), {"title": "Plan", "files[]": file}).json()
    return answer.get("form") or answer["error_message"]


def by_chooser(staff, file):
    values = {"title": "Plan", "collection": Collection.objects.first().pk, "file": file}
    values = {f"document-chooser-upload-{name}": value for name, value in values.items()}
    return staff.post(reverse("wagtaildocs_chooser:create"), values).content.decode()


def by_code(staff, file):
    CustomDocument.objects.create(title="Plan", file=ContentFile(file.read(), file.name))


def upload(files, name):
    file_name, make = (name, files[name][0]) if files is HOLDING else files[name]
    return SimpleUploadedFile(file_name, make())


def everything_in(content: bytes) -> bytes:
    """All parts of a packed file, unpacked."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert packed.testzip() is None
        return b"".join(packed.read(name) for name in packed.namelist())


def stored() -> bytes:
    with CustomDocument.objects.get().file.open() as file:
        return file.read()


def test_whoever_uploads_a_file_by_the_form_is_told_at_once_what_was_removed(staff):
    told = "Removed from the file: author and program, 1 comment"
    name = next(one for one in HOLDING if one.endswith("docx"))
    values = {"title": "Plan", "collection": Collection.objects.first().pk}
    for address in (
        lambda: reverse("wagtaildocs:add"),
        lambda: reverse("wagtaildocs:edit", args=[CustomDocument.objects.get().pk]),
    ):
        answer = staff.post(address(), values | {"file": upload(HOLDING, name)}, follow=True)
        assert [told in str(message) for message in answer.context["messages"]] == [True]
    answer = staff.post(reverse("wagtaildocs:edit", args=[CustomDocument.objects.get().pk]), values, follow=True)
    assert [told in str(message) for message in answer.context["messages"]] == [False]


@pytest.mark.sampled("door")
@pytest.mark.parametrize("door", [by_form, many_at_once, by_chooser, by_code])
@pytest.mark.parametrize("name", HOLDING)
def test_by_every_door_what_a_file_holds_is_removed_and_said(door, name, staff):
    door(staff, upload(HOLDING, name))
    document = CustomDocument.objects.get()
    assert (document.holds, document.removed) == ({}, HOLDING[name][1])
    content = everything_in(stored())
    assert WHO.encode() not in content and b"Struck" not in content and b"Ask her" not in content
    assert name.endswith("pdf") or b"Kept" in content
    if door is not by_code:
        assert document.get_file_size() == len(stored())
    html = staff.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert "Removed from the file: author and program, 1 comment" in html


@pytest.mark.once
def test_programs_still_read_what_is_left(staff):
    by_form(staff, upload(HOLDING, "plan.xlsx"))
    assert load_workbook(BytesIO(stored())).active["A1"].value == "Kept"
    CustomDocument.objects.all().delete()
    by_form(staff, upload(HOLDING, "plan.pdf"))
    assert len(PdfReader(BytesIO(stored())).pages) == 1


def test_tracked_changes_are_accepted(staff):
    by_form(staff, upload(HOLDING, "plan.docx"))
    content = everything_in(stored())
    assert b"Added" in content and b"w:ins" not in content and b"comments.xml" not in content


@pytest.mark.sampled()
@pytest.mark.parametrize("name", HOLDING)
def test_who_wants_to_keep_it_can_and_may_remove_it_later(name, staff):
    by_form(staff, upload(HOLDING, name), keep_held="on")
    document = CustomDocument.objects.get()
    assert stored() and document.holds == HOLDING[name][1]
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert "for everybody to read: author and program" in staff.get(address).content.decode()
    values = {"title": "Plan", "collection": Collection.objects.first().pk}
    staff.post(address, values | {"keep_held": "on"})
    assert CustomDocument.objects.get().holds == HOLDING[name][1]
    staff.post(address, values)
    assert CustomDocument.objects.get().holds == {}
    assert WHO.encode() not in everything_in(stored())


@pytest.mark.sampled("door")
@pytest.mark.parametrize("door", [by_form, many_at_once, by_chooser])
@pytest.mark.parametrize("name", REFUSED)
def test_by_every_door_what_cannot_be_made_safe_is_refused_in_a_sentence(door, name, staff):
    answer = door(staff, upload(REFUSED, name))
    assert not CustomDocument.objects.exists()
    said = ("holds macros", "not what its name says", "1 hidden sheet or slide", "not allowed")
    assert any(sentence in answer for sentence in said)


def test_a_file_with_a_hidden_sheet_is_taken_from_who_says_so(staff):
    by_form(staff, SimpleUploadedFile("plan.xlsx", xlsx(hidden=True)), keep_held="on")
    assert CustomDocument.objects.get().holds["sheets"] == 1


def test_a_file_from_before_is_looked_into_when_it_is_opened(staff):
    by_form(staff, upload(HOLDING, "plan.docx"), keep_held="on")
    CustomDocument.objects.update(holds=None, removed=None)
    html = staff.get(reverse("wagtaildocs:edit", args=[CustomDocument.objects.get().pk])).content.decode()
    assert "for everybody to read: author and program, 1 comment, 2 tracked changes" in html


def test_a_file_that_cannot_be_looked_into_is_no_file_that_holds_nothing(staff):
    """A PDF whose list of objects is missing: readers' programs mend it, and show who wrote it."""
    odd = b"%PDF-1.4\n1 0 obj\n<</Author(Secret Person)>>\nendobj\ntrailer\n<</Info 1 0 R>>\n"
    html = by_form(staff, SimpleUploadedFile("plan.pdf", odd))
    assert "something that could not be looked into" in html and not CustomDocument.objects.exists()
    by_form(staff, SimpleUploadedFile("plan.pdf", odd), keep_held="on")
    assert CustomDocument.objects.get().holds == {"unread": 1}


def test_a_refused_file_is_refused_in_one_sentence(staff):
    file_name, make = next(iter(REFUSED.values()))
    html = by_form(staff, SimpleUploadedFile(file_name, make()))
    assert "is not allowed" not in html
