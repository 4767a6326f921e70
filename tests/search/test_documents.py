"""Documents: their words are found, if anybody may open them and something public offers them."""

import zlib

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.models import Collection, CollectionViewRestriction

from cms.core.models import CustomDocument
from home.models import StandardPageResource
from search.documents import reading
from search.models import DocumentText, SearchEntry
from tests.built_once import built_once
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


def pdf(*pages: str) -> bytes:
    """A PDF file with one line of text on each page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for text in pages:
        stream = zlib.compress(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(pages))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


def document(content: bytes, name="report.pdf", **values):
    return CustomDocument.objects.create(title="A report", file=ContentFile(content, name=name), **values)


@built_once
def about(indexed, changes):
    with changes():
        return StandardPageFactory(parent=indexed.home, title="About", slug="about")


@pytest.fixture
def offer(about, changes):
    """Put a document on the public page."""

    def put(found):
        with changes():
            about.resources = [StandardPageResource(title="Read it", document=found)]
            about.save_revision().publish()
        return found

    return put


def test_the_words_of_a_pdf_are_found_and_lead_to_the_file(offer, titles, client, changes):
    with changes():
        found = document(pdf("Interpreters accompany families", "Second page about vineyards"), language="en")
    offer(found)
    assert titles("interpreter family") == ["A report"]
    assert titles("vineyard") == ["A report"]
    assert found.url in client.get("/en/search/", {"q": "vineyard"}).content.decode()
    assert found.search_text.state == DocumentText.State.READ


def test_a_document_in_another_language_is_found_in_that_language(offer, client, changes):
    with changes():
        found = document("Dolmetscherinnen begleiten Familien in Krankenhäuser".encode(), "b.txt", language="de")
    offer(found)
    html = client.get("/en/search/", {"q": "Krankenhaus"}).content.decode()
    assert 'id="in-de"' in html
    assert "<mark>Krankenhäuser</mark>" in html


def test_a_document_without_a_language_speaks_that_of_the_page_that_offers_it(offer, titles, changes):
    with changes():
        found = document(b"Vineyards and orchards", "a.txt")
    offer(found)
    assert titles("orchard") == ["A report"]


def entries_of(found):
    return SearchEntry.objects.filter(target="core.customdocument", target_id=found.pk).count()


def test_a_document_that_nothing_public_offers_is_not_found(about, titles, changes):
    with changes():
        found = document(b"Vineyards", "a.txt", language="en")
    assert titles("vineyards") == []
    with changes():
        about.resources = [StandardPageResource(title="Read it", document=found)]
        about.save_revision()  # a draft
    call_command("repair_search", verbosity=0)
    assert entries_of(found) == 0


def test_a_document_is_hidden_with_the_last_page_that_offers_it(offer, about, changes):
    with changes():
        found = document(b"Vineyards", "a.txt", language="en")
    offer(found)
    assert entries_of(found) == 1
    about.unpublish()
    assert entries_of(found) == 0


def test_a_document_taken_off_its_page_is_hidden(offer, about, changes):
    with changes():
        found = document(b"Vineyards", "a.txt", language="en")
    offer(found)
    with changes():
        about.resources = []
        about.save_revision().publish()
    assert entries_of(found) == 0


def test_a_document_is_hidden_when_its_collection_becomes_private(offer, changes):
    private = Collection.get_first_root_node().add_child(name="Internal")
    below = private.add_child(name="Minutes")
    with changes():
        found = document(b"Vineyards", "a.txt", language="en", collection=below)
    offer(found)
    assert entries_of(found) == 1
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    assert entries_of(found) == 0


def test_a_deleted_document_is_forgotten(offer, changes):
    with changes():
        found = document(b"Vineyards", "a.txt", language="en")
    offer(found)
    pk = found.pk
    found.delete()
    assert not SearchEntry.objects.filter(target="core.customdocument", target_id=pk).exists()


@pytest.mark.parametrize(
    ("content", "name", "state"),
    [
        (b"%PDF-1.4 and nothing more", "broken.pdf", "refused"),
        (b"", "nothing.pdf", "refused"),
        (pdf(""), "scan.pdf", "empty"),
        (b"PK\x03\x04", "table.xlsx", "empty"),
        (b"\xff\xfe\x00x", "odd.txt", "read"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_and_breaks_nothing(changes, content, name, state):
    with changes():
        found = document(content, name)
    assert found.search_text.state == state


def test_a_long_file_is_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_LETTERS", 10)
    path = tmp_path / "a.txt"
    path.write_text("x" * 100)
    assert reading.text_of(path) == ("x" * 10, False)


def test_a_file_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0.001)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("x"))
    with pytest.raises(reading.UnreadableError, match="too long"):
        reading.text_of(path)


def test_a_file_is_read_once(changes, monkeypatch):
    with changes():
        found = document(b"Vineyards", "a.txt")
    monkeypatch.setattr("search.documents.extraction.text_of", lambda path: pytest.fail("read again"))
    with changes():
        found.title = "Another title"
        found.save()
