"""XLIFF 2.0 files (OASIS standard of 5 August 2014), written."""

from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils.translation import gettext as _

from ..validation.safety import without_control
from .documents import Document, Entry
from .inline import Codes, Unbalanced

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OURS = "urn:roundtable:translation"  # what the standard has no place for; programs keep what they do not know
URN = "urn:uuid:"


def write(document: Document) -> bytes:
    """An XLIFF 2.0 file in UTF-8 with one ``<file>``: a unit for each text, named after its field and position."""
    languages = {"srcLang": document.source_language, "trgLang": document.language}
    root = Element("xliff", {"xmlns": NAMESPACE, "xmlns:rt": OURS, "version": "2.0", **languages})
    file = SubElement(root, "file", _about(document))
    _notes(file, [document.title])
    for number, entry in enumerate(document.entries, 1):
        _unit(file, f"u{number}", entry)
    _one_a_line(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _about(document):
    return {
        "id": f"t-{document.uuid}",
        "original": URN + document.uuid,
        "canResegment": "no",
        "xml:space": "preserve",
        "rt:exported-at": document.exported_at.isoformat(timespec="seconds"),
        "rt:source-version": document.source_version,
    }


def _unit(file: Element, identifier: str, entry: Entry) -> None:
    unit = SubElement(file, "unit", {"id": identifier, "name": f"{entry.path}#{entry.position}", "rt:base": entry.base})
    codes = Codes()
    source, target, complaint = Element("source"), Element("target"), ""
    codes.write(source, entry.source)
    try:
        codes.write(target, entry.target)
    except Unbalanced:
        target, complaint = (
            Element("target"),
            _("The present translation has broken tags: %(text)s") % {"text": entry.target},
        )
    older = [_("Translated from: %(text)s") % {"text": entry.old_source}] if entry.old_source else []
    _notes(unit, [*entry.notes, *older, *([complaint] if complaint else [])])
    codes.original_data(unit)
    written = len(target) or target.text
    segment = SubElement(unit, "segment", {"state": entry.state} if written else {})
    segment.append(source)
    if written:
        segment.append(target)


def _notes(element, texts):
    kept = [without_control(text) for text in texts if text]
    if kept:
        notes = SubElement(element, "notes")
        for text in kept:
            SubElement(notes, "note").text = text


def _one_a_line(root):
    """Line breaks between the elements of the structure, never within a text."""
    for element in root.iter():
        if element.tag in ("xliff", "file", "unit", "notes", "originalData", "segment"):
            element.text = "\n"
        if element.tag not in ("xliff", "pc", "ph"):
            element.tail = "\n"
