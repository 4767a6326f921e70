"""Whose words readers of a live translation read, and whether anybody answers for them."""

from datetime import datetime

from ..engine.strings import digest
from ..models import Authorship, Basis, TranslationStatus
from ..provenance.snapshot import as_kept
from .loading import Content

Provenance = TranslationStatus.Provenance

_OF_ORIGIN = {
    Authorship.Origin.PERSON: Provenance.PERSON,
    Authorship.Origin.IMPORT: Provenance.IMPORTED,
    Authorship.Origin.MACHINE: Provenance.MACHINE,
}
_FROM_THE_STRONGEST = [Provenance.REVIEWED, Provenance.PERSON, Provenance.IMPORTED, Provenance.MACHINE]
NOBODY_KNOWS = {"origin": Authorship.Origin.MACHINE, "reviewed_at": None, "reviewed_as": ""}


def fill(status: TranslationStatus, content: Content, basis: Basis) -> None:
    """The weakest that any paragraph has; and if all are reviewed, the latest review."""
    kept = [authorship_of(segment, content) for segment in basis.segments if segment.get("translation") is not None]
    found = {provenance_of(authorship) for authorship in kept}
    status.provenance = next((one for one in reversed(_FROM_THE_STRONGEST) if one in found), "")
    status.unreviewed = sum(not authorship["reviewed_at"] for authorship in kept)
    if status.provenance == Provenance.REVIEWED:
        latest = max(kept, key=lambda authorship: datetime.fromisoformat(authorship["reviewed_at"]))
        status.reviewed_at, status.reviewed_as = datetime.fromisoformat(latest["reviewed_at"]), latest["reviewed_as"]


def authorship_of(segment: dict, content: Content) -> dict:
    """As it stands now, if the words that are live are still those; else as it was when they went live.

    Where nobody knows any more, the weakest is said.
    """
    now = content.written.get(segment["translation"])
    if now is not None and digest(now[1]) == segment.get("digest"):
        return as_kept(now)
    return segment.get("authorship") or NOBODY_KNOWS


def provenance_of(authorship: dict) -> str:
    return Provenance.REVIEWED if authorship["reviewed_at"] else _OF_ORIGIN[authorship["origin"]]
