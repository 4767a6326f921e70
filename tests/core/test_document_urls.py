"""The address of a document leads to it for ever, whatever its file is called; and it is the only one."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from cms.core.document_urls import media
from cms.core.models import CustomDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path  # a name that a file of another test has would be changed
    return CustomDocument.objects.create(title="Factfile", file=ContentFile(b"1", name="factfile-2024.txt"))


def replace(document, name, content=b"2"):
    """As an editor does: a new file in the document's form."""
    client = _signed_in()
    data = {"title": document.title, "file": SimpleUploadedFile(name, content), "collection": document.collection_id}
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert client.post(address, data).status_code == 302
    return CustomDocument.objects.get(pk=document.pk)


def _signed_in():
    client = Client()
    client.force_login(get_user_model().objects.get_or_create(username="a", is_superuser=True)[0])
    return client


def address(document, name):
    return reverse("wagtaildocs_serve", args=[document.pk, name])


def test_every_former_address_leads_to_the_file_of_today(client, document):
    replace(document, "factfile-2025.txt")
    now = replace(document, "factfile-2026.txt", b"3")
    assert now.filename == "factfile-2026.txt"
    for name in ("factfile-2024.txt", "factfile-2025.txt"):
        response = client.get(address(document, name))
        assert (response.status_code, response.headers["Location"]) == (301, now.url)
    assert b"".join(client.get(now.url).streaming_content) == b"3"


def test_nobody_is_led_in_a_circle_when_a_name_returns(client, document):
    replace(document, "factfile-2025.txt")
    back = replace(document, "factfile-2024.txt", b"3")
    led = client.get(address(document, "factfile-2025.txt"))
    assert led.headers["Location"] == back.url == address(document, "factfile-2024.txt")
    assert "no-cache" in led.headers["Cache-Control"]
    assert client.get(back.url).status_code == 200


def test_a_name_that_another_document_has_stays_with_it(client, document):
    now = replace(document, "factfile-2025.txt")
    other = CustomDocument.objects.create(title="Other", file=ContentFile(b"other", name="factfile-2024.txt"))
    assert b"".join(client.get(other.url).streaming_content) == b"other"
    assert client.get(address(document, "factfile-2024.txt")).headers["Location"] == now.url


@pytest.mark.parametrize("name", ["factfile.txt", "../factfile-2024.txt", "x" * 300])
def test_a_name_that_it_never_had_leads_nowhere(client, document, name):
    replace(document, "factfile-2025.txt")
    assert client.get(f"/documents/{document.pk}/{name}").status_code == 404
    assert client.get(f"/documents/{document.pk + 1}/factfile-2024.txt").status_code == 404


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_private_document_is_asked_for_admission_at_its_former_address_too(client, document, kind):
    now = replace(document, "told-to-nobody.txt")
    private = Collection.get_first_root_node().add_child(name="Private")
    made = CollectionViewRestriction.objects.create(collection=private, restriction_type=kind, password="open")
    CustomDocument.objects.update(collection=private.add_child(name="Below"))
    former, current = (client.get(address(document, name)) for name in ("factfile-2024.txt", now.filename))
    assert "told-to-nobody" not in f"{former.headers}{former.content.decode()}"
    assert former.status_code == current.status_code == (200 if kind == "password" else 302)
    assert "no-store" in former.headers["Cache-Control"]
    if kind == "password":
        given = {"password": "open", "return_url": address(document, "factfile-2024.txt")}
        answer = client.post(reverse("wagtaildocs_authenticate_with_password", args=[made.pk]), given, follow=True)
        assert b"".join(answer.streaming_content) == b"2"


@pytest.mark.once
@pytest.mark.parametrize(
    "path",
    ["documents/{}", "Documents/{}", "/documents/{}", "images/../documents/{}", "./documents/{}", "a//../documents/{}"],
)
def test_no_file_of_a_document_is_served_from_the_media_folder(rf, document, settings, path):
    with pytest.raises(Http404):
        media(rf.get("/"), path.format(document.filename), document_root=settings.MEDIA_ROOT)


@pytest.mark.once
def test_other_files_are(rf, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    folder = tmp_path / "images"
    folder.mkdir()
    (folder / "kept.txt").write_text("kept")
    assert media(rf.get("/"), "images/kept.txt", document_root=settings.MEDIA_ROOT).status_code == 200
