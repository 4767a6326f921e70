"""Tags, link ids, depth and text of a translated string, read without recursion."""

import html
from collections import Counter
from html.parser import HTMLParser

from ..engine.extraction import INLINE_TAGS

VOID = {"br"}
SAME = {"strong": "b", "em": "i"}  # tags that say the same; a machine often gives one for the other


class Outline(HTMLParser):
    """What a string of inline HTML is made of.

    ``links`` counts link ids, ``tags`` the other tags but breaks, whose number is the translator's choice; ``empty``
    names tags without anything between them; ``foreign`` is the first tag or attribute's tag that no string may have.
    """

    def __init__(self, source: str):
        super().__init__(convert_charrefs=False)
        self.links, self.tags, self.empty = Counter(), Counter(), set()
        self.open, self.depth, self.balanced, self.foreign = [], 0, True, ""
        self._text = []
        self.feed(source)
        self.close()
        self.balanced = self.balanced and not self.open

    @property
    def text(self) -> str:
        return "".join(self._text)

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE_TAGS or {name for name, _value in attrs} - ({"id"} if tag == "a" else set()):
            self.foreign = self.foreign or tag
        if tag == "a":
            self.links[dict(attrs).get("id") or ""] += 1
        elif tag not in VOID:
            self.tags[SAME.get(tag, tag)] += 1
        if tag not in VOID:
            self.open.append((tag, len(self._text)))
            self.depth = max(self.depth, len(self.open))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        opened, texts_before = self.open.pop() if self.open else ("", 0)
        if opened != tag:
            self.balanced = False
        elif not "".join(self._text[texts_before:]).strip():
            self.empty.add(tag)

    def handle_data(self, data):
        self.balanced = self.balanced and "<" not in data  # a tag that never ends; in words it is written &lt;
        self._text.append(data)

    def handle_charref(self, name):
        self._text.append(html.unescape(f"&#{name};"))

    def handle_entityref(self, name):
        self._text.append(html.unescape(f"&{name};"))
