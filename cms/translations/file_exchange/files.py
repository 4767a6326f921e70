"""Files as they go over the wire: which format a file is in, what it is called, and zips."""

import io
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import po, xliff, xliff_reading
from .documents import Document, FileFault
from .limits import LARGEST_FILE, LARGEST_UNPACKED, LARGEST_ZIP, MOST_ENTRIES_TOGETHER, MOST_FILES, MOST_TIMES

WRITERS = {"po": po.write, "xliff": xliff.write}
ENDINGS = {"po": "po", "xliff": "xlf"}
TYPES = {"po": "text/x-gettext-translation", "xliff": "application/xliff+xml"}
READ_IN_ZIP = {".po", ".xlf", ".xliff"}
INDEX = "index.txt"
OF_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}


def name_of(document: Document, form: str) -> str:
    """A name for a file that is safe everywhere: the title in ASCII, the language and a part of the identifier."""
    title = slugify(document.title)[:60].strip("-") or "text"
    return f"{title}-{document.language}-{document.uuid[:8]}.{ENDINGS[form]}"


def write_zip(documents: Iterable[Document], form: str, left_out: list[str] = ()) -> bytes:
    """All documents as files of one format in a zip, with an index that says what is in it.

    No more than can be brought back as one zip; the index says how many did not fit, and names the titles that are
    ``left_out`` by the end, because they could not be collected.
    """
    buffer, lines, texts, beyond = io.BytesIO(), [], 0, 0
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for document in documents:
            if len(lines) == MOST_FILES - 1 or texts + len(document.entries) > MOST_ENTRIES_TOGETHER:
                beyond += 1
                continue
            name = name_of(document, form)
            packed.writestr(name, WRITERS[form](document))
            lines.append(_index_line(name, document))
            texts += len(document.entries)
        failed = [_("Could not be written, an administrator is told: %(title)s") % {"title": each} for each in left_out]
        head = _("file | language | texts | to do | title")
        packed.writestr(INDEX, "\n".join([head, *lines, *_left(beyond), *failed, ""]))
    return buffer.getvalue()


def _left(beyond):
    message = ngettext("%(number)d more did not fit.", "%(number)d more did not fit.", beyond)
    return [message % {"number": beyond}] if beyond else []


def _index_line(name, document):
    waiting = sum(not entry.ready for entry in document.entries)
    title = " ".join(document.title.split())
    return f"{name} | {document.language} | {len(document.entries)} | {waiting} | {title}"


def read(data: bytes, name: str) -> tuple[list[Document], list[str]]:
    """The documents in a PO file, an XLIFF file or a zip of them, and what was not read of a zip and why.

    Raises FileFault for a file that cannot be read; nothing else, whatever the bytes are.
    """
    name = name_for_messages(name)
    if not data.strip():
        raise FileFault(_("%(file)s is empty.") % {"file": name})
    if data.startswith(b"PK"):
        return _read_zip(data, name)
    documents = _read_one(data, name)
    return documents, []


def name_for_messages(name: str) -> str:
    """The last part of a file's name, cut short: it is only ever shown."""
    return "".join(c for c in PurePosixPath(name.replace("\\", "/")).name if c.isprintable())[:80] or _("The file")


def _read_one(data, name):
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    markup = start.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<"))
    return xliff_reading.read(data, name) if markup else [po.read(data, name)]


def _read_zip(data, name):
    if len(data) > LARGEST_ZIP:
        raise FileFault(_("%(file)s is larger than 10 MB. Send it in parts.") % {"file": name})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _read_members(packed, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise FileFault(_("%(file)s is not a whole zip file. Make it again.") % {"file": name}) from error


def _read_members(packed, name):
    members = [member for member in packed.infolist() if not (member.is_dir() or _of_the_system(member.filename))]
    if len(members) > MOST_FILES:
        raise FileFault(
            _("%(file)s holds more than %(number)d files. Send it in parts.") % {"file": name, "number": MOST_FILES}
        )
    documents, left_out, unpacked = [], [], 0
    for member in members:
        shown = name_for_messages(member.filename)
        if PurePosixPath(member.filename).suffix.lower() not in READ_IN_ZIP:
            left_out += [] if shown == INDEX else [_("%(file)s is neither PO nor XLIFF.") % {"file": shown}]
            continue
        content = _unpack(packed, member, shown)
        unpacked += len(content)
        if unpacked > LARGEST_UNPACKED:
            raise FileFault(_("%(file)s holds too much. Send it in parts.") % {"file": name})
        documents += _read_one(content, shown)
        _count(documents, name)
    if not documents:
        raise FileFault(_("%(file)s holds no PO or XLIFF file.") % {"file": name})
    return documents, left_out


def _of_the_system(name: str) -> bool:
    """Whether a computer's own program for packing put a file in, beside those that its person chose."""
    path = PurePosixPath(name.replace("\\", "/"))
    return "__MACOSX" in path.parts or path.name.startswith("._") or path.name in OF_SYSTEMS


def _unpack(packed, member, shown):
    """The bytes of a member, never more than a file may have, whatever the zip says of its size."""
    if member.file_size > LARGEST_FILE or member.file_size > max(member.compress_size, 100) * MOST_TIMES:
        raise FileFault(_("%(file)s in the zip is larger than 1 MB, or packed too tightly.") % {"file": shown})
    with packed.open(member) as stream:
        content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise FileFault(_("%(file)s in the zip is larger than 1 MB, or packed too tightly.") % {"file": shown})
    return content


def _count(documents, name):
    if sum(len(document.entries) for document in documents) > MOST_ENTRIES_TOGETHER:
        message = _("%(file)s holds more than %(number)d texts. Send it in parts.")
        raise FileFault(message % {"file": name, "number": MOST_ENTRIES_TOGETHER})
