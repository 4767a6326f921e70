"""Writing entries: a row's documents become tokens, text and vocabulary, all or nothing."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from cms.core.searchable import SearchDocument

from . import tokens, vocabulary
from .analysis import version_of
from .entry_words import LONGEST_BODY, tokens_of, words_in
from .models import EntryText, SearchEntry

PLACE = ("target", "target_id", "language")
FACTS = ("key", "kind", "day", "facets", "version", "digest")
TEXTS = ("title", "path", "summary", "body", "words")


@dataclass(frozen=True)
class Row:
    """A row and what is to be found of it: nothing, if it is not public."""

    target: str  # label of its model
    pk: int
    kind: str
    documents: tuple[SearchDocument, ...]


def write(rows: list[Row]) -> int:
    """Make the entries of some rows say what their documents say; gives how many were written anew."""
    wanted = {(row.target, row.pk, document.language): (row, document) for row in rows for document in row.documents}
    with transaction.atomic():
        right, gone = set(), []
        for pk, version, digest, *place in _known(rows):
            row, document = wanted.get(tuple(place), (None, None))
            if not (row and document):
                gone.append(pk)
            elif (version, digest) == (version_of(document.language), _digest(row.kind, document)):
                right.add(tuple(place))
        remove(gone)
        # In one order for everybody, so that two writers never wait for each other.
        changed = [wanted[place] for place in sorted(wanted) if place not in right]
        if changed:
            _put(changed)
    return len(changed)


def remove(entry_ids: list[int]) -> None:
    """Forget entries, with their tokens and their share in the vocabulary."""
    if not entry_ids:
        return
    with transaction.atomic():
        entries = SearchEntry.objects.filter(pk__in=entry_ids)
        texts = EntryText.objects.filter(pk__in=entry_ids)
        before = list(texts.values_list("entry__language", "words"))
        tokens.remove(entry_ids)
        # Nobody is told of these rows: deleting by the collector would load each of them first.
        texts._raw_delete(texts.db)
        entries._raw_delete(entries.db)
        vocabulary.change(before, [])


def _known(rows: list[Row]) -> Iterator[tuple]:
    """The entries that some rows have, locked so that nobody else changes them meanwhile."""
    ids: dict[str, list[int]] = {}
    for row in rows:
        ids.setdefault(row.target, []).append(row.pk)
    for target, some in ids.items():
        found = SearchEntry.objects.select_for_update().filter(target=target, target_id__in=some).order_by("pk")
        yield from found.values_list("pk", "version", "digest", *PLACE)


def _put(changed: list[tuple[Row, SearchDocument]]) -> None:
    """Write entries, in place of those there may be, which keep their ids.

    Whoever writes an entry's row first holds it until the end; so the words it had are read only after that.
    """
    entries = SearchEntry.objects.bulk_create(
        [_entry(row, document) for row, document in changed],
        update_conflicts=True,
        unique_fields=PLACE,
        update_fields=FACTS,
    )
    former = EntryText.objects.filter(pk__in=[entry.pk for entry in entries])
    before = list(former.values_list("entry__language", "words"))
    texts = [_text(entry, document) for entry, (_row, document) in zip(entries, changed, strict=True)]
    EntryText.objects.bulk_create(texts, update_conflicts=True, unique_fields=["entry"], update_fields=TEXTS)
    pairs = zip(entries, changed, strict=True)
    tokens.put([(entry.pk, tokens_of(document)) for entry, (_row, document) in pairs])
    vocabulary.change(before, [(text.entry.language, text.words) for text in texts])


def _entry(row: Row, document: SearchDocument) -> SearchEntry:
    return SearchEntry(
        target=row.target,
        target_id=row.pk,
        language=document.language,
        key=document.key,
        kind=row.kind,
        day=document.day,
        facets=" ".join(sorted(f"{name}:{value}" for name, value in {*document.facets, ("kind", row.kind)})),
        version=version_of(document.language),
        digest=_digest(row.kind, document),
    )


def _text(entry: SearchEntry, document: SearchDocument) -> EntryText:
    body = document.body[:LONGEST_BODY]
    words = words_in(" ".join((document.title, document.summary, body)), document.language)
    return EntryText(
        entry=entry,
        title=_plain(document.title),
        path=document.path,
        summary=_plain(document.summary),
        body=_plain(body),
        words=" ".join(sorted(words)),
    )


def _plain(text: str) -> str:
    """Text that any database can store: PostgreSQL refuses NUL, and lone surrogates are no text."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def _digest(kind, document) -> str:
    parts = [
        kind,
        document.title,
        document.path,
        document.key,
        document.summary,
        document.body,
        document.day,
    ]
    parts += [
        repr(sorted(document.facets)),
        repr(sorted(document.names)),
        repr(sorted(document.other_titles)),
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "ignore")).hexdigest()
