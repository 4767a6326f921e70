"""Documents that an installation has from before: a command says what their files hold, and removes it if asked."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client

from cms.core.models import CustomDocument

from .files import HOLDING, REFUSED
from .test_upload import everything_in, stored

pytestmark = pytest.mark.django_db
WHOLE = next(name for name in HOLDING if name.endswith("docx"))


def kept_from_before(name, content):
    """As earlier versions kept it: the file as it came."""
    path = default_storage.save(f"documents/{name}", ContentFile(content))
    CustomDocument.objects.bulk_create([CustomDocument(title="Plan", file=path)])
    return CustomDocument.objects.get()


def run(*words) -> str:
    output = StringIO()
    call_command("look_into_documents", *words, stdout=output)
    return output.getvalue()


def test_what_an_old_document_holds_is_said_and_noted_and_its_file_is_left():
    make, holds = HOLDING[WHOLE]
    document = kept_from_before(WHOLE, make())
    assert "Plan: holds author and program" in run()
    document.refresh_from_db()
    assert (document.holds, document.removed) == (holds, {}) and stored() == make()
    assert "looked into: 0" in run()


def test_what_old_documents_hold_is_removed_if_asked_and_the_old_address_leads_to_the_file(
    django_capture_on_commit_callbacks,
):
    make, holds = HOLDING[WHOLE]
    old = kept_from_before(WHOLE, make())
    with django_capture_on_commit_callbacks(execute=True):
        assert "Plan: removed author and program" in run("--remove")
    document = CustomDocument.objects.get()
    assert (document.holds, document.removed) == ({}, holds)
    assert b"Ask her" not in everything_in(stored()) and document.file_size == len(stored())
    assert not default_storage.exists(old.file.name)
    assert Client().get(old.url, follow=True).status_code == 200


def test_a_file_that_is_not_fit_is_named_and_the_others_are_looked_into():
    file_name, make = next(iter(REFUSED.values()))
    bad = kept_from_before(file_name, make())
    lost = CustomDocument.objects.bulk_create([CustomDocument(title="Lost", file="documents/lost.pdf")])[0]
    text = run("--remove")
    assert f"document {bad.pk}, Plan: " in text and f"document {lost.pk}, Lost: " in text
    assert default_storage.exists(bad.file.name)
