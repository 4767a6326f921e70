"""A document's file as it is kept, with what it still holds and what was removed."""

from django.core.files.base import ContentFile

from .held import Held
from .looking import held, without


class LookedInto(ContentFile):
    def __init__(self, content: bytes, name: str, holds: Held, removed: Held):
        super().__init__(content, name)
        self.holds, self.removed = holds, removed


def content_of(file) -> bytes:
    """All bytes, and the file is where it was."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    return content.encode() if isinstance(content, str) else content


def look_into(file, name: str, keep: bool) -> LookedInto:
    """The file without what can be removed, or as it is. Gives back what was looked into already."""
    if isinstance(file, LookedInto):
        return file
    content = content_of(file)
    found = held(content, name)
    if keep or not found:
        return LookedInto(content, name, found, {})
    cleaned = without(content, name)
    left = held(cleaned, name)
    return LookedInto(cleaned, name, left, {kind: number for kind, number in found.items() if kind not in left})
