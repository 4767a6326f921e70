"""PO and XLIFF 2.0 with other programs: translate-toolkit reads ours, fills it in, and we read what it wrote."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from translate.storage import pypo, xliff2
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from cms.translations.file_exchange import inline, po, xliff, xliff_reading
from cms.translations.file_exchange.documents import Document, Entry, canonical, digest
from cms.translations.models import Carried
from tests.built_once import built_once
from tests.translations.exchanging import (
    FISH,
    LINKED,
    LINKED_FR,
    SECOND,
    being_translated,
    confirm,
    exported,
    kinds,
    save,
    segment_of,
    send,
    words_of,
)
from tests.translations.xliff_rules import faults

BIN = Path(sys.executable).parent


@built_once
def translation(site):
    translation = being_translated(site)
    save(translation, LINKED, LINKED_FR)
    return translation


@pytest.fixture
def administrator(client):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


def document(*entries) -> Document:
    return Document("11111111-1111-4111-8111-111111111111", "Title", "en", "fr", list(entries), timezone.now(), "v")


def entry(source, target="", **values) -> Entry:
    return Entry("body.x", 0, source, target, **{"base": digest(target), "state": "translated", **values})


@pytest.mark.django_db
def test_translate_toolkit_fills_in_our_po_and_we_take_it_back(translation, administrator, tmp_path):
    store = pypo.pofile.parsefile(_file(tmp_path, "a.po", exported(translation)))
    units = {unit.source: unit for unit in store.units if unit.source}
    assert units[LINKED].target == LINKED_FR
    assert not units[SECOND].istranslated()
    units[SECOND].target = "Deuxième paragraphe."
    units[LINKED].target = LINKED_FR.replace("Nous", "On")
    preview = send(administrator, bytes(store))
    assert kinds(preview) == {LINKED: "changed", SECOND: "new"}
    confirm(administrator, preview)
    assert words_of(translation, SECOND) == "Deuxième paragraphe."
    assert words_of(translation, LINKED) == LINKED_FR.replace("Nous", "On")


@pytest.mark.once
@pytest.mark.django_db
def test_translate_toolkit_fills_in_our_xliff_and_we_take_it_back(translation, administrator, tmp_path):
    store = xliff2.Xliff2File.parsefile(_file(tmp_path, "a.xlf", exported(translation, "xliff")))
    assert (store.sourcelanguage, store.targetlanguage) == ("en", "fr")
    units = {str(unit.source): unit for unit in store.units}
    assert not units[SECOND].istranslated()
    units[SECOND].target = "Deuxième paragraphe."
    units["Fish & chips cost 5 < 6."].target = "Le poisson coûte 5 < 6 & plus."
    linked = next(unit for unit in store.units if unit.istranslated() and "village" in str(unit.source))
    _swap(linked, "Nous", "On")
    preview = send(administrator, bytes(store), "a.xlf")
    assert kinds(preview) == {LINKED: "changed", SECOND: "new", FISH: "new"}
    confirm(administrator, preview)
    assert words_of(translation, SECOND) == "Deuxième paragraphe."
    assert words_of(translation, FISH) == "Le poisson coûte 5 &lt; 6 &amp; plus."
    assert words_of(translation, LINKED) == LINKED_FR.replace("Nous", "On")
    assert set(StringTranslation.objects.exclude(tool_name="").values_list("tool_name", flat=True)) == {"XLIFF file"}


def _swap(unit, before, after):
    """Write a target anew with translate-toolkit's own structure of text and codes."""
    rich = unit.rich_target
    for piece in rich[0].depth_first():
        piece.sub = [part.replace(before, after) if isinstance(part, str) else part for part in piece.sub]
    unit.rich_target = rich


def _file(folder, name, content) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize(("form", "name", "kind"), [("po", "a.po", pypo.pofile), ("xliff", "a.xlf", xliff2.Xliff2File)])
def test_a_file_that_translate_toolkit_only_reads_and_writes_changes_nothing(
    translation, administrator, tmp_path, form, name, kind
):
    store = kind.parsefile(_file(tmp_path, name, exported(translation, form)))
    preview = send(administrator, bytes(store), name)
    assert kinds(preview) == {}
    assert preview.context["comparison"].counts["unchanged"] == 1


@pytest.mark.once
@pytest.mark.django_db
def test_states_are_told_in_both_formats(translation, tmp_path):
    row = save(translation, SECOND, "Deux.", tool_name=Carried.TOOL_NAME)
    Carried.objects.create(string_translation=row, base_string=segment_of(translation, FISH).string, kind="wording")
    units = {unit.source: unit for unit in pypo.pofile.parsestring(exported(translation)).units}
    assert units[SECOND].isfuzzy()
    assert units[SECOND].prev_source == FISH
    assert not units[LINKED].isfuzzy()
    store = xliff2.Xliff2File.parsestring(exported(translation, "xliff"))
    units = {str(unit.source): unit for unit in store.units}
    assert units[SECOND].isfuzzy()
    assert not units["Fish & chips cost 5 < 6."].target


@pytest.mark.once
@pytest.mark.django_db
def test_the_checking_programs_of_translators_find_nothing_to_complain_about(translation, tmp_path):
    save(translation, SECOND, "Deuxième paragraphe.")
    path = _file(tmp_path, "a.po", exported(translation))
    tests = ("--test=xmltags", "--test=escapes", "--test=newlines", "--test=printf", "--test=brackets", "--nofuzzy")
    found = subprocess.run(
        [str(BIN / "pofilter"), *tests, path, str(tmp_path / "faults.po")], capture_output=True, text=True, check=True
    )
    assert "Traceback" not in found.stderr
    assert not (tmp_path / "faults.po").exists() or len(pypo.pofile.parsefile(str(tmp_path / "faults.po")).units) <= 1
    counted = subprocess.run([str(BIN / "pocount"), "--csv", path], capture_output=True, text=True, check=True)
    assert path in counted.stdout


@pytest.mark.once
@pytest.mark.django_db
def test_an_xliff_file_keeps_the_rules_of_the_core_schema(translation):
    row = save(translation, SECOND, "Deux.", tool_name=Carried.TOOL_NAME)
    Carried.objects.create(string_translation=row, base_string=segment_of(translation, FISH).string, kind="wording")
    save(translation, FISH, "<b>broken")
    assert faults(exported(translation, "xliff")) == []


@pytest.mark.parametrize(
    "broken",
    [
        (b'state="translated"', b'state="done"'),
        (b'<unit id="u1"', b'<unit id="u 1"'),
        (b'<unit id="u2"', b'<unit id="u1"'),
        (b' dataRef="d5"', b' dataRef="d9"'),
        (b"<source>", b"<source><b>x</b>"),
        (b' srcLang="en"', b""),
        (b"<segment", b"<segment/><notes><note>late</note></notes><segment"),
    ],
)
def test_the_rules_of_the_schema_find_what_breaks_them(broken):
    content = xliff.write(document(entry("One<br/><b>two</b>", "Un<br/><b>deux</b>"), entry("a", "b")))
    content = content.replace(b'dataRef="d1"', b'dataRef="d5"').replace(b'<data id="d1"', b'<data id="d5"')
    assert faults(content) == []
    before, after = broken
    assert before in content
    assert faults(content.replace(before, after))


def cut(*targets) -> Entry:
    """The text of a unit that a program cut in two, with the beginnings of its targets' tags as told."""
    first, second = targets
    content = xliff.write(document(entry("One. Two.", "")))
    whole = content[content.index(b"<segment") : content.index(b"</segment>") + len(b"</segment>")]
    parts = (
        f"<segment><source>One.</source>{first}</segment><ignorable><source> </source></ignorable>"
        f"<segment><source>Two.</source>{second}</segment>"
    )
    return xliff_reading.read(content.replace(whole, parts.encode()), "x.xlf")[0].entries[0]


def test_the_segments_of_a_unit_come_in_the_order_that_the_file_says():
    assert cut("<target>Un.</target>", "<target>Deux.</target>").target == "Un. Deux."
    turned = cut('<target order="3">Un.</target>', '<target order="1">Deux.</target>')
    assert (turned.source, turned.target, turned.fault) == ("One. Two.", "Deux. Un.", "")
    assert cut('<target order="3">Un.</target>', "").target == ""


@pytest.mark.parametrize("orders", [("1", "1"), ("3", "3"), ("0", "1"), ("x", "1"), ("9", "1"), ("²", "1"), ("3", "")])
def test_an_order_that_is_not_clear_is_said_at_its_text(orders):
    first, second = (f'<target order="{order}">Un.</target>' if order else "<target>Un.</target>" for order in orders)
    assert "order of its segments" in cut(first, second).fault


TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


@st.composite
def strings(draw, level=0):
    """Strings as the engine cuts them: text with inline tags, balanced."""
    parts = []
    for _part in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["text", "b", "i", "strong", "em", "code", "a", "br"]))
        inner = draw(strings(level + 1)) if level < 3 else "x"
        link = f'<a id="a{draw(st.integers(1, 12))}">{inner}</a>'
        parts.append(
            {"text": draw(TEXT).replace("&", "&amp;").replace("<", "&lt;"), "a": link, "br": "<br/>"}.get(
                kind, f"<{kind}>{inner}</{kind}>"
            )
        )
    return str(StringValue.from_translated_html("".join(parts)).data) if level == 0 else "".join(parts)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strings(), strings())
def test_every_string_goes_through_xliff_without_loss(source, target):
    content = xliff.write(document(entry(source, target)))
    assert faults(content) == []
    found = xliff_reading.read(content, "x.xlf")[0].entries[0]
    assert (found.source, found.target) == (canonical(source), canonical(target))
    assert canonical(canonical(source)) == canonical(source)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strings(), strings())
def test_every_string_goes_through_po_without_loss(source, target):
    assume(canonical(source).strip())
    found = po.read(po.write(document(entry(source, target))), "x.po").entries[0]
    assert (canonical(found.source), canonical(found.target)) == (canonical(source), canonical(target))


def test_codes_of_other_programs_are_understood():
    def target(content, data=None):
        element = ElementTree.fromstring(f'<target xmlns="urn:oasis:names:tc:xliff:document:2.0">{content}</target>')
        return inline.read(element, data or {})

    assert target('<pc id="b1">fort</pc>') == "<b>fort</b>"
    assert target('<pc id="a2">lien</pc>') == '<a id="a2">lien</a>'
    assert target('un<ph id="br1"/>deux') == "un<br/>deux"
    assert target('<pc id="9" copyOf="i1">x</pc>') == "<i>x</i>"
    assert target('<sc id="b1"/>fort<ec startRef="b1"/>') == "<b>fort</b>"
    assert target('<mrk id="m1" type="term">mot</mrk>') == "mot"
    assert target('a<cp hex="0007"/>b') == "ab"
    assert target('<pc id="7" dataRefStart="d1">x</pc>', {"d1": "<i>"}) == "<i>x</i>"
    for unknown in ('<pc id="7">x</pc>', '<g id="1">x</g>', "<b>x</b>"):
        with pytest.raises(ValueError, match="code"):
            target(unknown)


def test_a_unit_that_a_program_cut_into_segments_is_joined_again():
    content = xliff.write(document(entry("One. Two.")))
    content = content.replace(
        b"<segment>\n<source>One. Two.</source>\n</segment>",
        b"<segment><source>One.</source><target>Un.</target></segment><ignorable><source> </source></ignorable>"
        b"<segment><source>Two.</source><target>Deux.</target></segment>",
    )
    found = xliff_reading.read(content, "x.xlf")[0].entries[0]
    assert (found.source, found.target) == ("One. Two.", "Un. Deux.")
    half = content.replace(b"<target>Deux.</target>", b"")
    assert xliff_reading.read(half, "x.xlf")[0].entries[0].target == ""


def test_two_translations_in_one_xliff_file_are_two_documents():
    content = xliff.write(document(entry("One", "Un"))).decode()
    start, end = content.index("<file"), content.index("</xliff>")
    second = content[start:end].replace("11111111-", "22222222-")
    found = xliff_reading.read((content[:end] + second + content[end:]).encode(), "x.xlf")
    assert [one.uuid[:8] for one in found] == ["11111111", "22222222"]


def test_our_own_bytes_are_utf_8_and_utf_16_xliff_is_read_too():
    content = xliff.write(document(entry("One", "Λόγος")))
    other = content.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert xliff_reading.read(other, "x.xlf")[0].entries[0].target == "Λόγος"
