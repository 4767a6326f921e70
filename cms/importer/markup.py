"""The markup that texts of the demonstration may hold: what the editor would let through, and no more."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

from .records import Record

ALLOWED_TAGS = {"p", "h2", "h3", "ul", "ol", "li", "b", "i", "a", "br"}


class _HtmlCheck(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED_TAGS:
            self.faults.append(f"<{tag}> is not allowed here.")
        for name, value in attrs:
            good = tag == "a" and name == "href" and urlsplit(value or "").scheme in ("http", "https", "mailto")
            if not good:
                self.faults.append(f"<{tag} {name}> is not allowed here.")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open.")

    def handle_comment(self, data):
        self.faults.append("comments are not allowed here.")

    handle_decl = handle_pi = unknown_decl = handle_comment


def check_html(record: Record, field: str, html: str) -> None:
    """Raise RecordError if a text holds markup that the editor would not let through."""
    check = _HtmlCheck()
    check.feed(html)
    check.close()
    faults = check.faults + [f"<{tag}> is never closed." for tag in check.open]
    if faults:
        raise record.error(field, faults[0])
