"""Tags in a string and the inline codes of XLIFF 2.0, one for one.

``<b>`` becomes ``<pc>`` and ``<br/>`` becomes ``<ph>``. The tag itself stands in the unit's ``originalData``, to which
the code refers, so that any program can show it and reading gives the same tag again.
"""

import html
import re
from collections import Counter
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext as _

from ..validation.outline import VOID
from ..validation.safety import DEEPEST
from .documents import canonical

SUBTYPES = {"b": "xlf:b", "i": "xlf:i", "br": "xlf:lb"}
NAME = re.compile(r"[A-Za-z][\w.-]{0,40}")
OF_ID = re.compile(r"(abbr|acronym|a|b|code|em|i|strong|br)(\d{1,4})")
MARKS = {"mrk", "sm", "em"}  # a program's own remarks; what they enclose is text


class Unbalanced(ValueError):  # noqa: N818 - the string's fault
    """A string whose tags do not match cannot be written as codes."""


class Codes:
    """The codes of one unit: equal tags of source and target get equal ids, in the order they come in."""

    def __init__(self):
        self.data: dict[str, str] = {}
        self._ids: dict[tuple[str, int], str] = {}

    def write(self, element: Element, text: str) -> None:
        """Put a string into ``<source>`` or ``<target>``. Raises Unbalanced, leaving the element in pieces."""
        _Builder(self, element, canonical(text))

    def reference(self, literal: str) -> str:
        return self.data.setdefault(literal, f"d{len(self.data) + 1}")

    def identifier(self, tag: str, literal: str, rank: int, link: str) -> str:
        if (literal, rank) not in self._ids:
            taken = set(self._ids.values())
            free = (f"{tag}{number}" for number in range(1, len(taken) + 2))
            wanted = link if link and NAME.fullmatch(link) and link not in taken else ""
            self._ids[literal, rank] = wanted or next(name for name in free if name not in taken)
        return self._ids[literal, rank]

    def original_data(self, unit: Element) -> None:
        """Add the tags that the codes refer to."""
        if self.data:
            listed = SubElement(unit, "originalData")
            for literal, identifier in self.data.items():
                SubElement(listed, "data", {"id": identifier}).text = literal


class _Builder(HTMLParser):
    def __init__(self, codes, element, text):
        super().__init__(convert_charrefs=True)
        self.codes, self.ranks = codes, Counter()
        self.stack = [("", element)]
        self.feed(text)
        self.close()
        if len(self.stack) > 1:
            raise Unbalanced(text)

    def handle_data(self, data):
        element = self.stack[-1][1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + data
        else:
            element.text = (element.text or "") + data

    def handle_starttag(self, tag, attrs):
        literal = self.get_starttag_text()
        self.ranks[literal] += 1
        link = dict(attrs).get("id") or ""
        attributes = {"id": self.codes.identifier(tag, literal, self.ranks[literal], link)}
        attributes |= {"type": "link" if tag == "a" else "fmt"}
        attributes |= {"subType": SUBTYPES[tag]} if tag in SUBTYPES else {}
        attributes |= {"canCopy": "no", "canDelete": "no"} if tag == "a" else {}
        if tag in VOID:
            SubElement(self.stack[-1][1], "ph", attributes | {"dataRef": self.codes.reference(literal)})
            return
        attributes |= {"dataRefStart": self.codes.reference(literal), "dataRefEnd": self.codes.reference(f"</{tag}>")}
        self.stack.append((tag, SubElement(self.stack[-1][1], "pc", attributes)))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if self.stack[-1][0] != tag:
            raise Unbalanced(tag)
        self.stack.pop()

    def _refuse(self, data):
        raise Unbalanced(data)

    handle_comment = handle_decl = unknown_decl = handle_pi = _refuse


def read(element: Element, data: dict[str, str], level: int = 0) -> str:
    """The string in a ``<source>``, ``<target>`` or code. Raises ValueError with a message for the person."""
    if level > DEEPEST * 2:
        raise ValueError(_("Its codes are too deep."))
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        parts += [_code(child, data, level), html.escape(child.tail or "", quote=False)]
    return "".join(parts)


def _code(element, data, level):
    kind = element.tag.rpartition("}")[2]
    if kind == "pc":
        start = _tag(element, data, "dataRefStart")
        end = data.get(element.get("dataRefEnd", "")) or _end(start)
        return start + read(element, data, level + 1) + end
    if kind in ("ph", "sc"):
        return _tag(element, data, "dataRef")
    if kind == "ec":
        return data.get(element.get("dataRef", "")) or _end(_tag(element, data, "startRef"))
    if kind in MARKS:
        return read(element, data, level + 1)
    if kind == "cp":
        return ""  # a character that XML cannot hold, and no text may hold either
    raise ValueError(_("<%(tag)s> is no code of XLIFF 2.0.") % {"tag": kind[:40]})


def _tag(element, data, reference):
    """The tag that a code stands for: what it refers to, else what our own names for codes say."""
    found = data.get(element.get(reference, ""))
    if found:
        return found
    name = element.get("copyOf") or element.get("startRef") or element.get("id", "")
    named = OF_ID.fullmatch(name)
    if named is None:
        raise ValueError(_("The code %(name)s does not say which tag it stands for.") % {"name": name[:40]})
    tag = named[1]
    return f'<a id="{name}">' if tag == "a" else "<br/>" if tag == "br" else f"<{tag}>"


def _end(start):
    tag = re.match(r"<([a-z]+)", start)
    return f"</{tag[1]}>" if tag else ""
