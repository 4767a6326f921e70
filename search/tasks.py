"""What workers do for the search."""

import time

from django_tasks import task

from cms.core.failures import others_go_on
from cms.core.searchable import SearchDocument
from cms.operations.jobs import due

from . import entries
from .analysis import version_of
from .documents.extraction import read
from .documents.offered import documents_offered_by, note_references
from .documents.source import TARGET as DOCUMENT
from .models import SearchEntry
from .names import with_names
from .sources import sources

CHUNK = 100
TURN = 60  # seconds of one job


@task()
def index_rows(target: str, ids: list[int]) -> int:
    """Make the entries of some rows right: written for what is public, removed for what is not.

    Gives how many entries had to be written.
    """
    source = sources().get(target)
    if source is None:
        forget(target, ids)
        return 0
    rows = {row.pk: row for row in source.visible().filter(pk__in=ids)}
    documents: dict[int, tuple[SearchDocument, ...]] = {pk: () for pk in ids if pk not in rows}
    for pk, row in rows.items():
        with others_go_on("search", row):  # a row that cannot be read keeps the entry that it has
            documents[pk] = tuple(source.search_documents(row))
    documents = with_names(documents)
    return entries.write([entries.Row(target, pk, source.kind, documents[pk]) for pk in ids if pk in documents])


@task()
def index_changed(target: str, ids: list[int], documents: list[int]) -> None:
    """The same for rows that were changed, and for the documents that they offered before or offer now."""
    index_rows.call(target, ids)
    if source := sources().get(target):
        for row in source.visible().filter(pk__in=ids):
            with others_go_on("search", row):
                note_references(row)
        documents = sorted({*documents, *documents_offered_by(source.model, ids)})
    if documents:
        index_rows.call(DOCUMENT, documents)


@task()
def renew(after: int = 0) -> None:
    """Index anew what another version of the analyser has indexed.

    After a while the job leaves the rest to another one, so that other jobs get their turn and one that is killed
    loses little.
    """
    end = time.monotonic() + TURN
    while found := _some_entries(after):
        stale: dict[str, set[int]] = {}
        for _pk, target, target_id, language, version in found:
            if version != version_of(language):
                stale.setdefault(target, set()).add(target_id)
        for target, ids in stale.items():
            index_rows.call(target, sorted(ids))
        after = found[-1][0]
        if time.monotonic() > end:
            due(renew, after)
            return


def _some_entries(after):
    rows = SearchEntry.objects.filter(pk__gt=after).order_by("pk")
    return list(rows.values_list("pk", "target", "target_id", "language", "version")[:CHUNK])


@task()
def read_document(pk: int) -> None:
    """Take the words out of a document's file, then index it."""
    read(pk)
    index_rows.call(DOCUMENT, [pk])


def forget(target: str, ids) -> None:
    """Remove entries at once, in the present transaction."""
    found = SearchEntry.objects.filter(target=target, target_id__in=list(ids))
    entries.remove(list(found.values_list("pk", flat=True)))
