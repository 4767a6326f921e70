"""What a file of translations holds, whatever its format."""

import hashlib
import html
import re
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser

from django.utils.dateparse import parse_datetime

from ..validation.safety import without_control

LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")


class FileFault(Exception):  # noqa: N818 - what is wrong with somebody's file, not with this program
    """Why a file cannot be read: a sentence for the person who sent it, with the place and what to do."""


@dataclass
class Entry:
    """One text of the original with its translation.

    ``source`` and ``target`` are the engine's strings: HTML with inline tags. ``base`` is the digest of the
    translation when the file was made, None where the file no longer says. ``ready`` is whether the file calls the
    translation finished. ``place`` tells a person where in the file it stands.
    """

    path: str
    position: int
    source: str
    target: str = ""
    base: str | None = None
    ready: bool = True
    state: str = "initial"  # as in XLIFF: initial, translated, reviewed
    old_source: str = ""  # what the present words were written for, if that was something else
    notes: list[str] = field(default_factory=list)
    place: str = ""
    fault: str = ""  # why it could not be read


@dataclass
class Document:
    """One translation: the texts of one page or snippet in one language."""

    uuid: str
    title: str
    source_language: str
    language: str
    entries: list[Entry]
    exported_at: datetime | None = None
    source_version: str = ""
    name: str = ""  # of the file
    tool: str = ""


def digest(text: str) -> str:
    """A short name for a translation's words, the same for every way to write the same HTML."""
    return hashlib.sha256(canonical(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def canonical(text: str) -> str:
    """The one way in which files write a string: entities only where HTML needs them, ``<br/>`` for breaks.

    Without control characters, which XML cannot hold; with the line ends that XML leaves; without U+2028 and U+2029,
    which end a line of a PO file.
    """
    return _Writer(in_lines(text)).written


def in_lines(text: str) -> str:
    """The text with the characters that both formats can hold."""
    return LINE_ENDS.sub(lambda found: " " if found[0] in "\u2028\u2029" else "\n", without_control(text))


class _Writer(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self._parts = []
        self.feed(text)
        self.close()

    @property
    def written(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag, attrs):
        listed = "".join(f' {name}="{html.escape(value or "")}"' for name, value in attrs)
        self._parts.append(f"<{tag}{listed}/>" if tag == "br" else f"<{tag}{listed}>")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag != "br":
            self._parts.append(f"</{tag}>")

    def handle_data(self, data):
        self._parts.append(html.escape(data, quote=False))

    def handle_comment(self, data):
        self._parts.append(f"<!--{data}-->")

    def handle_decl(self, decl):
        self._parts.append(f"<!{decl}>")

    def unknown_decl(self, data):
        self._parts.append(f"<![{data}]>")

    def handle_pi(self, data):
        self._parts.append(f"<?{data}>")


def moment(text: str) -> datetime | None:
    """The moment that a file tells, or None where it tells none (or one without a time zone)."""
    try:
        found = parse_datetime(text.strip())
    except ValueError:
        return None
    return found if found and found.tzinfo else None
