"""Whatever somebody sends as a file: a clear message with the place and what to do, never an error page."""

import io
import zipfile

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail_localize.models import StringTranslation

from cms.translations.file_exchange import files, limits, po, xliff
from cms.translations.file_exchange.documents import Document, Entry, FileFault, digest
from cms.translations.models import PendingUpload
from tests.translations.exchanging import SECOND, being_translated, exported, filled, kinds, packed, send

UUID = "11111111-1111-4111-8111-111111111111"
ENTRIES = [
    Entry("title", 0, "One &amp; two", "Un &amp; deux", base=digest("x"), state="translated"),
    Entry("body.a", 0, 'See <a id="a1">here</a><br/>or <b>there</b>', "", base=digest(""), notes=["Field: body"]),
    Entry("body.a", 1, "Last", "Dernier", base=digest("Dernier"), ready=False, old_source="Lost"),
]
DOCUMENT = Document(UUID, "Title", "en", "fr", ENTRIES, timezone.now(), "v")
PO, XLIFF = po.write(DOCUMENT), xliff.write(DOCUMENT)
HEAD = f'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"X-WagtailLocalize-TranslationID: {UUID}\\n"\n\n'.encode()
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
XML = XLIFF.split(b"\n", 1)[1]


def bomb():
    """A zip whose only file unpacks to 100 MB."""
    return packed(a__po=b"\x00" * 100_000_000)


def lying_zip():
    """A zip that tells a small size of a large file."""
    content = packed(a__po=HEAD + b"#" * 1_500_000)
    return content.replace((len(HEAD) + 1_500_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))


BROKEN = {
    "nothing": (b"", "is empty"),
    "spaces": (b" \n ", "is empty"),
    "the name of a file": (b"/etc/passwd", "not a PO file"),
    "binary": (bytes(range(256)), "line 2: this is not UTF-8"),
    "wrong bytes": (PO.replace(b"Un &amp", b"\xe9 &amp"), "line "),
    "UTF-16": (PO.decode().encode("utf-16"), "UTF-16. Save it as UTF-8"),
    "NUL": (PO.replace(b"Un", b"U\x00"), "not a PO file"),
    "no header": (b'msgid "a"\nmsgstr "b"\n', "does not say which translation"),
    "PO cut off": (PO + b'msgid "a\nmsgstr', "line "),
    "PO with words between": (PO + b"\nwords\n", "line "),
    "endless text": (HEAD + b'msgid "a"\nmsgstr ""\n' + b'"x"\n' * 3_000, "far too long"),
    "too many PO texts": (HEAD + b'msgid "a"\nmsgstr "b"\n\n' * 5_002, "more than 5000 texts"),
    "100,000 PO texts": (HEAD + b'msgid "a"\n' * 90_000, "more than 5000 texts"),
    "large PO": (HEAD + b"#" * 1_000_000, "larger than 1 MB"),
    "large XLIFF": (XLIFF.replace(b"Last", b"x" * 1_000_000), "larger than 1 MB"),
    "too many XLIFF texts": (
        XLIFF.replace(b"</file>", b"<unit><segment/></unit>" * 5_001 + b"</file>"),
        "more than 5000",
    ),
    "XML cut off": (XLIFF[:-20], "line "),
    "XML bomb": (ENTITY + XML, "DOCTYPE"),
    "external entity": (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + XML, "DOCTYPE"),
    "parameter entity": (b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/">%a;]>' + XML, "DOCTYPE"),
    "plain DOCTYPE": (b"<!DOCTYPE xliff>" + XML, "DOCTYPE"),
    "unknown encoding": (XLIFF.replace(b'"UTF-8"', b'"utf-99"'), "encoding"),
    "XLIFF 1.2": (
        b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file/></xliff>',
        "is XLIFF 1.2. XLIFF 2.0 is needed",
    ),
    "XLIFF 1.1": (b'<xliff version="1.1"/>', "XLIFF 2.0 is needed"),
    "HTML": (b"<html><body>words</body></html>", "not an XLIFF 2.0 file"),
    "XLIFF without a file": (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>', "no &lt;file"),
    "XLIFF of others": (XLIFF.replace(b"urn:uuid:", b"file:///"), "does not say which translation"),
    "zip cut off": (packed(a__po=PO)[:-30], "not a whole zip"),
    "zip of nothing": (packed(), "no PO or XLIFF"),
    "zip of others": (packed(a__html=b"<p>"), "no PO or XLIFF"),
    "zip with a broken file": (packed(a__po=PO, b__xlf=XLIFF[:-20]), "b.xlf, line"),
    "zip bomb": (bomb(), "larger than 1 MB, or packed too tightly"),
    "zip packed too tightly": (packed(a__po=HEAD + b"#" * 900_000), "packed too tightly"),
    "lying zip": (lying_zip(), "zip"),
    "zip of too many": (packed(**{f"f{number}__txt": b"" for number in range(1_001)}), "more than 1000 files"),
    "zip in a zip": (packed(a__zip=packed(a__po=PO)), "no PO or XLIFF"),
}


@pytest.fixture
def administrator(client, db):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gets_a_message_and_nothing_is_kept(administrator, name):
    content, told = BROKEN[name]
    answer = send(administrator, content, "mine.po")
    assert answer.status_code == 400
    html = answer.content.decode()
    assert told in html
    assert "mine.po" in html or "in the zip" in html or ".xlf" in html
    assert "/etc/" not in html
    assert not PendingUpload.objects.exists()


def test_no_file_at_all_gets_a_message(administrator):
    answer = send(administrator, None)
    assert answer.status_code == 400
    assert "Choose a PO file" in answer.content.decode()


def test_a_file_larger_than_any_zip_is_refused_before_it_is_read(administrator):
    answer = send(administrator, b"PK" + b"x" * limits.LARGEST_ZIP)
    assert answer.status_code == 400
    assert "larger than 10 MB" in answer.content.decode()


def test_the_texts_of_all_files_in_a_zip_are_counted_together(monkeypatch):
    monkeypatch.setattr(files, "MOST_ENTRIES_TOGETHER", 5)
    with pytest.raises(FileFault, match="more than 5 texts"):
        files.read(packed(a__po=PO, b__po=PO), "x.zip")


def test_names_in_a_zip_lead_nowhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in ("../../up.po", "/etc/passwd.po", "C:\\windows\\x.po", "a\x1b[31m.po"):
            archive.writestr(zipfile.ZipInfo(name), PO)
    documents, _left_out = files.read(content.getvalue(), "../../x.zip")
    assert [document.name for document in documents][:3] == ["up.po", "passwd.po", "x.po"]
    assert "\x1b" not in documents[3].name
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "a\r\nSet-Cookie: x=1", 'x"; y="', "Ελλάδα", "عنوان", "x" * 500, ""]
)
def test_names_of_exported_files_are_safe(title):
    document = Document(UUID, title, "en", "fr", [], timezone.now(), "v")
    for form in ("po", "xliff"):
        name = files.name_of(document, form)
        assert name.isascii()
        assert not set(name) & set('/\\"\r\n:; ')
        assert len(name) < 100


def fails_kindly(data, name="x"):
    """Reads, or says why not; anything else escapes and fails the test."""
    try:
        documents, _left_out = files.read(data, name)
    except FileFault as fault:
        assert str(fault)
        return None
    return documents


quickly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)


@quickly
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"<xliff ", b"\xff\xfe<", HEAD, b"<?xml "]))
def test_any_bytes_are_read_or_refused_with_a_message(data, start):
    fails_kindly(start + data)


@quickly
@given(st.sampled_from([PO, XLIFF, packed(a__po=PO, b__xlf=XLIFF)]), st.data())
def test_a_damaged_file_is_read_or_refused_with_a_message(content, data):
    damaged = bytearray(content)
    for _time in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(0, 5))] = data.draw(st.binary(max_size=6))
    fails_kindly(bytes(damaged))


@quickly
@given(st.sampled_from([PO, XLIFF, packed(a__po=PO, b__xlf=XLIFF)]), st.floats(0, 1))
def test_a_file_cut_off_anywhere_is_read_or_refused_with_a_message(content, share):
    fails_kindly(content[: int(len(content) * share)])


@quickly
@given(
    st.lists(
        st.sampled_from(["msgid", "msgstr", "msgctxt", "msgid_plural", "msgstr[0]", "#|", "#~", "#,", "#:", "#.", "#"]),
        max_size=12,
    ),
    st.text(max_size=30),
)
def test_any_order_of_po_keywords_is_read_or_refused(words, text):
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    body = "\n".join(f'{word} "{quoted}"' for word in words)
    fails_kindly(HEAD + body.encode("utf-8", "surrogatepass"))


def test_a_file_that_is_fine_is_read():
    for content in (PO, XLIFF, packed(a__po=PO)):
        (document,) = fails_kindly(content)
        assert document.uuid == UUID
        assert next(entry.source for entry in document.entries) == "One &amp; two"


@pytest.mark.django_db
def test_texts_of_any_kind_in_a_whole_file_never_break_the_preview(site, administrator):
    translation = being_translated(site)
    for words in (
        "x" * 300_000,
        "<b>" * 5_000,
        "]]>",
        "<!-- -->",
        "\u202e",
        "&#0;",
        "\ud7ff\ufffd",
        "{{ x }}{% x %}",
        "%s",
    ):
        preview = send(administrator, filled(exported(translation), {SECOND: words}))
        assert preview.status_code == 200
        assert set(kinds(preview)) == {SECOND}
    assert not StringTranslation.objects.exists()


@pytest.mark.django_db
def test_deep_and_odd_codes_in_xliff_are_rejected_text_by_text(site, administrator):
    translation = being_translated(site)
    content = exported(translation, "xliff")
    before = b"<source>Second paragraph.</source>"
    assert before in content
    for target in (
        b'<pc id="b1">' * 5_000 + b"x" + b"</pc>" * 5_000,
        b'<pc id="77">x</pc>',
        b"<html><script>alert(1)</script></html>",
        b'<pc id="1" dataRefStart="d1" dataRefEnd="d2">x</pc>',
    ):
        data = b'<originalData><data id="d1">&lt;script&gt;alert(1)&lt;/script&gt;</data></originalData>'
        file = content.replace(before, before + b"<target>" + target + b"</target>").replace(
            b"<segment>\n" + before, data + b"<segment>\n" + before
        )
        preview = send(administrator, file, "x.xlf")
        assert preview.status_code == 200
        assert "rejected" in kinds(preview).values(), target[:60]
