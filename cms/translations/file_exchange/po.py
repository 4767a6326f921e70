"""PO files: written for translators' programs, and read back with suspicion."""

import re

import polib
from django.utils.translation import gettext as _

from .documents import Document, Entry, FileFault, in_lines, moment
from .limits import LARGEST_FILE, MOST_ENTRIES, MOST_LINES_OF_TEXT

TOOL = "PO File"
TRANSLATION = "X-WagtailLocalize-TranslationID"  # the engine's own name for it
TITLE, SOURCE_LANGUAGE = "X-Title", "X-Source-Language"
EXPORTED, VERSION = "X-Exported-At", "X-Source-Version"
BASE, STATE = "exported-with: ", "state: "
LINE = re.compile(r"line (\d+)")
LOCALE_NAME = re.compile("[^.@]*")  # gettext's ll_CC.encoding@modifier, without the last two
# polib opens what it takes for the name of a file; no file has a name as long as this.
NO_FILE = "\n#" + " " * 5_000 + "\n"


def write(document: Document) -> bytes:
    """A PO file in UTF-8. A text that stands twice in one field is written once, as PO demands."""
    file = polib.POFile(wrapwidth=100)
    file.metadata = _head(document)
    written = set()
    for entry in document.entries:
        if (entry.path, entry.source) not in written and entry.source:
            written.add((entry.path, entry.source))
            file.append(_po_entry(entry))
    return str(file).encode()


def _head(document):
    return {
        "Project-Id-Version": " ".join(document.title.split()),
        "POT-Creation-Date": document.exported_at.strftime("%Y-%m-%d %H:%M%z"),
        "PO-Revision-Date": document.exported_at.strftime("%Y-%m-%d %H:%M%z"),
        "Language": document.language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        TRANSLATION: document.uuid,
        SOURCE_LANGUAGE: document.source_language,
        EXPORTED: document.exported_at.isoformat(timespec="seconds"),
        VERSION: document.source_version,
    }


def _po_entry(entry):
    comments = [*entry.notes, STATE + entry.state, BASE + entry.base]
    return polib.POEntry(
        msgctxt=entry.path,
        msgid=in_lines(entry.source),
        msgstr=in_lines(entry.target),
        comment="\n".join(" ".join(comment.split()) for comment in comments),
        occurrences=[(entry.path, str(entry.position))],
        flags=["fuzzy"] if entry.target and not entry.ready else [],
        previous_msgctxt=entry.path if entry.old_source else None,
        previous_msgid=in_lines(entry.old_source) or None,
    )


def read(data: bytes, name: str) -> Document:
    """The document in a PO file. Raises FileFault with a message for the person who sent it."""
    file = _parse(_text(data, name), name)
    head = {key.lower(): value for key, value in file.metadata.items()}
    if not head.get(TRANSLATION.lower()):
        raise FileFault(
            _("%(file)s does not say which translation it belongs to. Export it again from this site.") % {"file": name}
        )
    return Document(
        uuid=head[TRANSLATION.lower()].strip(),
        title=head.get("project-id-version", ""),
        source_language=head.get(SOURCE_LANGUAGE.lower(), ""),
        language=LOCALE_NAME.match(head.get("language", ""))[0].replace("_", "-"),
        entries=[_entry(found) for found in file if not found.obsolete],
        exported_at=moment(head.get(EXPORTED.lower(), "")),
        source_version=head.get(VERSION.lower(), ""),
        name=name,
        tool=TOOL,
    )


def _text(data, name):
    if len(data) > LARGEST_FILE:
        raise FileFault(
            _("%(file)s is larger than 1 MB. Export it again and change only the translations in it.") % {"file": name}
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileFault(_("%(file)s is written in UTF-16. Save it as UTF-8.") % {"file": name})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileFault(
            _("%(file)s, line %(line)d: this is not UTF-8. Save the file as UTF-8.") % {"file": name, "line": line}
        ) from error
    if "\x00" in text or "msgid" not in text:
        raise FileFault(_("%(file)s is not a PO file. Export it again from this site.") % {"file": name})
    _refuse_endless(text, name)
    return text


def _refuse_endless(text, name):
    if len(re.findall(r"^\s*msgid\s", text, re.MULTILINE)) > MOST_ENTRIES + 1:
        raise FileFault(
            _("%(file)s has more than %(number)d texts. Send it in parts.") % {"file": name, "number": MOST_ENTRIES}
        )
    in_a_row = 0
    for number, line in enumerate(text.splitlines(), 1):
        in_a_row = in_a_row + 1 if line.lstrip().startswith('"') else 0
        if in_a_row > MOST_LINES_OF_TEXT:
            raise FileFault(_("%(file)s, line %(line)d: this text is far too long.") % {"file": name, "line": number})


def _parse(text, name):
    try:
        return polib.pofile(text + NO_FILE)
    except Exception as error:  # whatever the parser stumbles over, it is the file that is broken
        found = LINE.search(str(error))
        place = _("line %(line)s") % {"line": found[1]} if found else str(error)[:200]
        raise FileFault(
            _("%(file)s, %(place)s: the PO file is broken here. Repair it, or export it again.")
            % {"file": name, "place": place}
        ) from error


def _entry(found):
    told = dict(line.split(": ", 1) for line in (found.comment or "").splitlines() if line.startswith((BASE, STATE)))
    position = next((line for path, line in found.occurrences if path == found.msgctxt), "0")
    return Entry(
        path=found.msgctxt or "",
        position=int(position) if position.isascii() and position.isdigit() and len(position) < 6 else 0,
        source=found.msgid,
        target=found.msgstr,
        base=told.get(BASE[:-2], "").strip() or None,
        ready=not found.fuzzy,
        place=_("line %(line)d") % {"line": found.linenum},
        fault=_("This text has plural forms; here every text has one form.") if found.msgid_plural else "",
    )
