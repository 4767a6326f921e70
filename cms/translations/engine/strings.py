"""Texts of an original and the engine's rows for them."""

import hashlib
from collections.abc import Iterable

from .models import String


def strings_for(locale_id: int, texts: Iterable[str]) -> dict[str, String]:
    """The engine's ``String`` of each text; missing ones are made. At most three queries for any number."""
    wanted = {String._get_data_hash(text): text for text in texts}
    rows = _find(locale_id, wanted)
    missing = wanted.keys() - {row.data_hash for row in rows}
    if missing:
        made = [String(locale_id=locale_id, data_hash=key, data=wanted[key]) for key in sorted(missing)]
        String.objects.bulk_create(made, ignore_conflicts=True)  # another job may make the same at the same time
        rows = _find(locale_id, wanted)
    return {wanted[row.data_hash]: row for row in rows}


def texts_of(string_ids: Iterable[int]) -> dict[int, str]:
    """The texts of strings by id. One query."""
    return dict(String.objects.filter(pk__in=set(string_ids)).values_list("pk", "data"))


def former_strings(texts: set[tuple[int, str]]) -> dict[tuple[int, str], String]:
    """What is known of texts, each with the id of its language, that an original may have had before. One query."""
    hashes = {String._get_data_hash(text) for _locale, text in texts}
    found = String.objects.filter(data_hash__in=hashes) if hashes else ()
    return {(string.locale_id, string.data): string for string in found}


def _find(locale_id, hashes):
    return list(String.objects.filter(locale_id=locale_id, data_hash__in=list(hashes)))


def digest(words: str) -> str:
    """A short name for words, the same for the same words: tells whether a translation was rewritten since."""
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:32]
