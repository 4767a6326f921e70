"""XLIFF 2.0 files, read with suspicion: no declarations, no entities, nothing from elsewhere."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from . import inline
from .documents import Document, Entry, FileFault, digest, moment
from .limits import LARGEST_FILE, MOST_ENTRIES
from .xliff import NAMESPACE, OURS, URN

TOOL = "XLIFF file"
CORE = f"{{{NAMESPACE}}}"
OWN = f"{{{OURS}}}"


def read(data: bytes, name: str) -> list[Document]:
    """The documents in an XLIFF file. Raises FileFault with a message for the person who sent it."""
    root = _parse(data, name)
    _check_version(root, name)
    languages = root.get("srcLang", ""), root.get("trgLang", "")
    documents = [_document(file, languages, name) for file in root.iter(f"{CORE}file")]
    if not documents:
        raise FileFault(_("%(file)s holds no <file>. Export it again from this site.") % {"file": name})
    return documents


def _parse(data, name):
    if len(data) > LARGEST_FILE:
        raise FileFault(
            _("%(file)s is larger than 1 MB. Export it again and change only the translations in it.") % {"file": name}
        )
    if data.count(b"<segment") > MOST_ENTRIES:
        raise FileFault(
            _("%(file)s has more than %(number)d texts. Send it in parts.") % {"file": name, "number": MOST_ENTRIES}
        )
    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise FileFault(
            _("%(file)s holds a DOCTYPE or entities, which are not allowed. Remove them.") % {"file": name}
        ) from error
    except ParseError as error:
        line = error.position[0]
        raise FileFault(
            _("%(file)s, line %(line)d: the XML is broken here. Repair it, or export it again.")
            % {"file": name, "line": line}
        ) from error
    except (ValueError, LookupError) as error:
        raise FileFault(
            _("%(file)s is written in an encoding that cannot be read. Save it as UTF-8.") % {"file": name}
        ) from error


def _check_version(root, name):
    version = root.get("version", "")
    if root.tag == f"{CORE}xliff" and version.startswith("2."):
        return
    if "xliff:document:1" in root.tag or version.startswith("1."):
        message = _("%(file)s is XLIFF %(version)s. XLIFF 2.0 is needed: choose it in your program, or export again.")
        raise FileFault(message % {"file": name, "version": version[:10] or "1"})
    raise FileFault(_("%(file)s is not an XLIFF 2.0 file. Export it again from this site.") % {"file": name})


def _document(file: Element, languages, name) -> Document:
    original = file.get("original", "")
    if not original.startswith(URN):
        raise FileFault(
            _("%(file)s does not say which translation it belongs to. Export it again from this site.") % {"file": name}
        )
    note = file.find(f"{CORE}notes/{CORE}note")
    return Document(
        uuid=original.removeprefix(URN),
        title=(note.text or "")[:200] if note is not None else "",
        source_language=languages[0],
        language=languages[1],
        entries=[_entry(unit) for unit in file.iter(f"{CORE}unit")],
        exported_at=moment(file.get(f"{OWN}exported-at", "")),
        source_version=file.get(f"{OWN}source-version", ""),
        name=name,
        tool=TOOL,
    )


def _entry(unit: Element) -> Entry:
    path, _hash, position = unit.get("name", "").rpartition("#")
    entry = Entry(
        path=path,
        position=int(position) if position.isascii() and position.isdigit() and len(position) < 6 else 0,
        source="",
        base=unit.get(f"{OWN}base"),
        place=_("unit %(id)s") % {"id": unit.get("id", "")[:40]},
    )
    try:
        entry.source, entry.target = _texts(unit)
    except ValueError as error:
        entry.fault = str(error)
    states = [segment.get("state", "initial") for segment in unit.iter(f"{CORE}segment")]
    touched = entry.base is None or digest(entry.target) != entry.base
    entry.ready = touched or "initial" not in states  # many programs write words and leave the state
    return entry


def _texts(unit):
    """Source and target of a unit, whatever segments a program cut it into. No target unless all have one."""
    data = {item.get("id", ""): item.text or "" for item in unit.iter(f"{CORE}data")}
    parts = [part for part in unit if part.tag in (f"{CORE}segment", f"{CORE}ignorable")]
    source = "".join(inline.read(its, data) for part in parts if (its := part.find(f"{CORE}source")) is not None)
    targets = [_target(part, data) for part in parts]
    if None in targets:
        return source, ""
    return source, "".join(targets[place] for place in _target_order(parts))


def _target(part, data) -> str | None:
    """The words of a segment; what stands between two is as in the source unless the file says otherwise."""
    words = part.find(f"{CORE}target")
    if words is None and part.tag.endswith("ignorable"):
        words = part.find(f"{CORE}source")
        return inline.read(words, data) if words is not None else ""
    return inline.read(words, data) if words is not None else None


def _target_order(parts) -> list[int]:
    """The order in which the targets are read, by number of part (XLIFF 2.0, 4.3.1.22: ``order`` counts from 1)."""
    told = [_number(part.find(f"{CORE}target"), place) for place, part in enumerate(parts, 1)]
    if sorted(told) != list(range(1, len(parts) + 1)):
        raise ValueError(_("The order of its segments is not clear: each number from 1 is needed once."))
    return sorted(range(len(parts)), key=told.__getitem__)


def _number(target, place: int) -> int:
    order = target.get("order", "") if target is not None else ""
    return (int(order) if order.isascii() and order.isdigit() and len(order) < 6 else 0) if order else place
