"""What a generated translation remembers of its words' authors: the words may be rewritten while it is still live."""

from ..engine.models import StringTranslation
from ..engine.strings import digest
from ..models import Authorship, Basis
from .authorship import origin_of

FIELDS = (
    "pk",
    "data",
    "translation_type",
    "tool_name",
    "last_translated_by_id",
    "authorship__origin",
    "authorship__digest",
    "authorship__reviewed_at",
    "authorship__reviewed_as",
)


def remembered(words: StringTranslation) -> dict:
    """What a ``Basis`` keeps under ``authorship`` for words that were read with it.

    It is ``{"origin", "reviewed_at" (ISO 8601 or None), "reviewed_as"}``.
    """
    row = (words.pk, words.data, words.translation_type, words.tool_name, words.last_translated_by_id)
    kept = getattr(words, "authorship", None)
    names = ("origin", "digest", "reviewed_at", "reviewed_as")
    return as_kept((*row, *(getattr(kept, name, None) for name in names)))


def as_kept(row: tuple) -> dict:
    """Authorship of a row of ``FIELDS``: as kept for exactly these words, else as the engine's record tells it."""
    _pk, data, kind, tool, user_id, origin, kept_for, reviewed_at, reviewed_as = row
    if origin is None or kept_for != digest(data):
        return {"origin": str(origin_of(kind, tool, user_id).origin), "reviewed_at": None, "reviewed_as": ""}
    return {
        "origin": origin,
        "reviewed_at": reviewed_at.isoformat() if reviewed_at else None,
        "reviewed_as": reviewed_as or "",
    }


def stamp(reviewed: list[Authorship]) -> None:
    """Write a review into the bases where exactly these words stand, so that it outlives a later rewriting."""
    by_id = {authorship.string_translation_id: authorship for authorship in reviewed}
    places = {
        (authorship.string_translation.context.object_id, authorship.string_translation.locale_id)
        for authorship in reviewed
        if authorship.string_translation.context_id
    }
    bases = Basis.objects.filter(
        translation__source__object_id__in={key for key, _locale in places},
        translation__target_locale_id__in={locale for _key, locale in places},
    )
    changed = [basis for basis in bases if _stamp(basis, by_id)]
    Basis.objects.bulk_update(changed, ["segments"])


def _stamp(basis, by_id) -> bool:
    found = False
    for segment in basis.segments:
        authorship = by_id.get(segment.get("translation"))
        if authorship is not None and segment.get("digest") == authorship.digest:
            segment["authorship"] = {
                "origin": authorship.origin,
                "reviewed_at": authorship.reviewed_at.isoformat(),
                "reviewed_as": authorship.reviewed_as,
            }
            found = True
    return found
