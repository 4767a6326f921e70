"""What a service is sent and what comes back: names, addresses and tags in a form that must come back whole.

Each text is wrapped in an element with its number, so that an answer is matched by number and never by its place.
What must not change (names, do-not-translate terms, mail and web addresses, telephone numbers) is wrapped in an element
that the service leaves alone; it is put back from the original, whatever the service made of it, and each must be there
exactly once. Where anything is lost the text is refused: no part of a text is worth guessing.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html import escape, unescape
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..validation.safety import fault_of, too_big, without_control

TAG = re.compile(r"(<[^<>]*>)")
FIXED = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # a mail address
    r"|(?:https?://|www\.)[^\s<>\"']*[^\s<>\"'.,;:!?)\]]"
    r"|(?<![\w.-])(?:[\w-]+\.)+(?:com|eu|info|int|net|org)(?![\w-])(?:/[^\s<>\"']*[^\s<>\"'.,;:!?)\]])?"
    r"|(?<!\w)(?:\+|\(?0)\d[\d\s().\-/]{5,25}\d(?!\w)"  # a telephone number
)


class Dialect(NamedTuple):
    """How a service wants it: the element around a text, and the one around what it leaves alone."""

    around: str
    kept: str
    attributes: str = ""


XML = Dialect("t", "x")  # DeepL: tag_handling xml, ignore_tags x
HTML = Dialect("p", "code", ' translate="no"')  # Argos Translate leaves both alone


@dataclass(frozen=True)
class Sent:
    """A text ready to be sent. ``is_translatable`` is false where nothing but fixed things and signs is in it."""

    number: int
    original: str
    text: str
    kept: tuple[str, ...]
    is_translatable: bool


def prepare(number: int, original: str, dialect: Dialect, spans_of) -> Sent:
    """Wrap a string of the engine (HTML with inline tags). ``spans_of(plain text)`` gives what else is to be kept."""
    kept, parts, words = [], [], False
    for part in TAG.split(original):
        if part.startswith("<"):
            parts.append(_normal_tag(part))
            continue
        plain = unescape(part)
        place = 0
        for start, end in _spans(plain, spans_of):
            words = words or _has_letter(plain[place:start])
            parts.append(escape(plain[place:start], quote=False))
            parts.append(_kept(len(kept), plain[start:end], dialect))
            kept.append(escape(plain[start:end], quote=False))
            place = end
        words = words or _has_letter(plain[place:])
        parts.append(escape(plain[place:], quote=False))
    inner = "".join(parts).strip()
    text = f'<{dialect.around} id="s{number}">{inner}</{dialect.around}>'
    return Sent(number, original, text, tuple(kept), words)


def _kept(number, plain, dialect) -> str:
    return f'<{dialect.kept} id="x{number}"{dialect.attributes}>{escape(plain, quote=False)}</{dialect.kept}>'


def _has_letter(plain) -> bool:
    return any(letter.isalpha() for letter in plain)


def _spans(plain, spans_of):
    """What is kept, in order; an address goes before a name within it."""
    found = [match.span() for match in FIXED.finditer(plain)]
    for start, end in spans_of(plain):
        if all(end <= other or start >= stop for other, stop in found):
            found.append((start, end))
    return sorted(found)


def _normal_tag(tag) -> str:
    return "<br/>" if re.fullmatch(r"<br\s*/?\s*>", tag, re.IGNORECASE) else tag


def number_of(answer: str, dialect: Dialect) -> int | None:
    """Which text an answer belongs to; None if it does not say."""
    found = _envelope(dialect).fullmatch(answer)
    return int(found["number"]) if found else None


def _envelope(dialect):
    name = dialect.around
    return re.compile(rf"\s*<{name} id=[\"']s(?P<number>\d{{1,6}})[\"']\s*>(?P<inner>.*)</{name}>\s*", re.DOTALL)


def restore(answer: str, sent: Sent, dialect: Dialect) -> tuple[str, str]:
    """The translation and why it must be refused (empty: it is good). ``answer`` must be the one for ``sent``."""
    inner = _envelope(dialect).fullmatch(answer)["inner"]
    kept = re.compile(rf"<{dialect.kept} [^<>]*\bid=[\"']x(\d{{1,4}})[\"'][^<>]*>[^<>]*</{dialect.kept}>")
    pieces = kept.split(without_control(inner).strip())
    numbers = [int(number) for number in pieces[1::2]]
    if sorted(numbers) != list(range(len(sent.kept))):
        return "", _("A name, an address or a number was lost or doubled.")
    pieces[0::2] = [_normal(piece) for piece in pieces[0::2]]
    pieces[1::2] = [sent.kept[number] for number in numbers]
    text = _with_its_space("".join(pieces), sent.original)
    return text, _fault(text, sent.original)


def _normal(piece) -> str:
    """Words escaped once, whatever the service did to them; tags in one form."""
    return "".join(
        _normal_tag(part) if part.startswith("<") else escape(unescape(part), quote=False) for part in TAG.split(piece)
    )


def _with_its_space(text, original) -> str:
    """Space at the ends belongs to the page: a segment may be a part of a sentence."""
    body = original.strip()
    before, _body, after = original.partition(body) if body else ("", "", "")
    return f"{before}{text}{after}"


def _fault(text, original) -> str:
    if too_big(text):
        return _("This is far longer than the original. Shorten it.")
    fault = fault_of(text, original)
    if not fault and _tags(text) != _tags(original):
        return _("The tags are not those of the original.")
    return fault


def _tags(text) -> Counter:
    return Counter(_normal_tag(tag) for tag in TAG.findall(text))
