"""One door to all kinds of documents: what is wrong with a file, what it holds, and the file without that."""

from pathlib import PurePath

from django.core.exceptions import ValidationError

from . import ooxml, opendocument
from .held import MACROS, NOT_WHAT_IT_SAYS, UNREAD, Held
from .packed import BrokenPackageError, pack, parts_of

TEXTS = {"txt", "csv"}


def ending_of(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def check(content: bytes, name: str) -> None:
    """Raises ValidationError for macros, and for a content that is not what the name says."""
    ending = ending_of(name)
    if ending in ooxml.MAIN or ending in opendocument.KINDS:
        try:
            parts = parts_of(content)
        except BrokenPackageError as error:
            raise ValidationError(NOT_WHAT_IT_SAYS) from error
        is_kind = ooxml.MAIN[ending] in parts if ending in ooxml.MAIN else opendocument.is_kind(parts, ending)
        if ooxml.has_macros(parts) or opendocument.has_macros(parts):
            raise ValidationError(MACROS)
        if not is_kind:
            raise ValidationError(NOT_WHAT_IT_SAYS)
    elif (ending == "pdf" and b"%PDF-" not in content[:1024]) or (ending in TEXTS and _is_no_text(content)):
        raise ValidationError(NOT_WHAT_IT_SAYS)


def held(content: bytes, name: str) -> Held:
    """What a file holds; nothing for kinds that are not looked into."""
    ending = ending_of(name)
    if ending in ooxml.MAIN:
        return _tried(lambda: ooxml.held(parts_of(content)))
    if ending in opendocument.KINDS:
        return _tried(lambda: opendocument.held(parts_of(content)))
    return _tried(lambda: _pdf().held(content)) if ending == "pdf" else {}


def without(content: bytes, name: str) -> bytes:
    """The file without what can be removed; as it is where it cannot be written anew without harm."""
    ending = ending_of(name)
    try:
        if ending in ooxml.MAIN:
            return pack(ooxml.without(parts_of(content)))
        if ending in opendocument.KINDS:
            return pack(opendocument.without(parts_of(content)))
        return content if _pdf().is_signed(content) else _pdf().without(content)
    except Exception:  # the libraries' errors are many: what is left in it is said
        return content


def _pdf():
    """Loading pypdf takes a tenth of the time in which a process starts, and few look into a PDF."""
    from . import pdf

    return pdf


def _tried(look) -> Held:
    """What cannot be looked into may hold anything, and that is said."""
    try:
        return look()
    except Exception:
        return {UNREAD: 1}


def _is_no_text(content) -> bool:
    start = content[:4096]
    return start.startswith((b"%PDF", b"PK\x03\x04", b"MZ", b"\x7fELF", b"\x89PNG", b"GIF8")) or (
        b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff"))
    )
