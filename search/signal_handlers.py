"""Keeps the index right by events.

What stops being public is removed at once, in the transaction that hides it. What becomes or may have become findable
is left to a job, which is recorded in the same transaction: a crash loses neither.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet
from wagtail import hooks
from wagtail.models import DraftStateMixin

from cms.core.content_events import CollectionRestricted, Deleted, Hidden, Saved, Step, SubtreeChanged, subscribe
from cms.core.searchable import Searchable
from cms.core.synchronized_fields.copying import facts_carried
from cms.operations.jobs import due

from .documents.offered import documents_in_collection, documents_offered_by
from .documents.source import TARGET as DOCUMENT
from .models import SearchEntry
from .sources import source_of, sources
from .tasks import forget, index_changed, index_rows, read_document

CHUNK = 100


def rows_changed(model, ids: list[int], may_hide: bool = True) -> None:
    """Rows were saved, published, hidden or deleted: what must be hidden is hidden now, the rest is indexed soon.

    Without ``may_hide`` it is known that nothing has become private by it.
    """
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        target, documents, others = model._meta.label_lower, documents_offered_by(model, some), _dependants(model, some)
        if may_hide:
            _hide((target, some), (DOCUMENT, documents), *others)
        due(index_changed, target, list(some), documents)
        for other, keys in others:
            due(index_rows, other, keys)


def dependants_of(model: type[Model], ids: list[int]) -> Iterator[QuerySet]:
    """Querysets of rows whose entries say something about these, by the hook ``search_dependants``."""
    for function in hooks.get_hooks("search_dependants"):
        yield from function(model, ids)


def _dependants(model, ids) -> list[tuple[str, list[int]]]:
    found = (
        (rows.model._meta.label_lower, sorted(rows.values_list("pk", flat=True))) for rows in dependants_of(model, ids)
    )
    return [(target, keys) for target, keys in found if keys]


def _recheck(target: str, ids: list[int]) -> None:
    """Hide what must be hidden now, and have the rest indexed soon."""
    if ids:
        _hide((target, ids))
        due(index_rows, target, list(ids))


def _hide(*rows: tuple[str, list[int]]) -> None:
    """Remove the entries of rows that are not public. All are looked for in one query."""
    asked = reduce(or_, (Q(target=target, target_id__in=ids) for target, ids in rows))
    known = defaultdict(set)
    for target, pk in SearchEntry.objects.filter(asked).order_by().values_list("target", "target_id"):
        known[target].add(pk)
    for target in known.keys() & sources().keys():
        forget(target, known[target] - sources()[target].shown(known[target]))


def _saved(event):
    """Publishing saves the row too: its own signals would only ask again."""
    if event.of_draft:
        return
    if isinstance(event.row, Searchable):  # what is live after it is shown as before, or from now on
        is_live = isinstance(event.row, DraftStateMixin) and event.row.live
        rows_changed(event.model, [event.row.pk], may_hide=not is_live)
    else:
        due(read_document, event.row.pk)
        _recheck(DOCUMENT, [event.row.pk])


def _hidden(event):
    """What expires is saved as a plain page, of which nothing is known here; this names the page itself."""
    rows_changed(event.model, [event.row.pk])


def _carried(sender, keys, **kwargs):
    """Facts came from the original without a save: nothing is hidden by them, but what is found by them changes."""
    if issubclass(sender, Searchable):
        due(index_changed, sender._meta.label_lower, keys, [])


def _deleted(event):
    if (source := source_of(event.row)) is not None:
        forget(source.target, [event.row.pk])
        rows_changed(event.model, [event.row.pk])


def _subtree_changed(event):
    for model, pages in event.by_model().items():
        rows_changed(model, [page.pk for page in pages])


def _collection_restricted(event):
    _recheck(DOCUMENT, documents_in_collection(event.row.collection_id))


def _is_searched(model) -> bool:
    return issubclass(model, Searchable) or model._meta.label_lower == DOCUMENT


def connect() -> None:
    for event, function, does in (
        (Saved, _saved, "search: hidden now if it is private, indexed in a job"),
        (Deleted, _deleted, "search: forgotten"),
    ):
        subscribe(event, function, step=Step.SEARCH, where=_is_searched, of="what is searched", does=does)
    subscribe(Hidden, _hidden, step=Step.SEARCH, models=Searchable, does="search: hidden now")
    subscribe(SubtreeChanged, _subtree_changed, step=Step.SEARCH, does="search: all below hidden or indexed again")
    subscribe(CollectionRestricted, _collection_restricted, step=Step.SEARCH, does="search: its documents likewise")
    facts_carried.connect(_carried, dispatch_uid="search_carried")
