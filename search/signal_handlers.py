"""Keeps the index right by events.

What stops being public is removed at once, in the transaction that hides it. What becomes or may have become findable
is left to a job, which is recorded in the same transaction: a crash loses neither.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_delete, post_save
from wagtail import hooks
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move, unpublished

from cms.core.publishing import saves_a_draft
from cms.core.searchable import Searchable
from cms.core.synchronized_fields.copying import facts_carried
from cms.operations.jobs import due

from .documents.offered import documents_in_collection, documents_offered_by
from .documents.source import TARGET as DOCUMENT
from .models import SearchEntry
from .sources import source_of, sources
from .tasks import forget, index_changed, index_rows, read_document

CHUNK = 100


def rows_changed(model, ids: list[int]) -> None:
    """Rows were saved, published, hidden or deleted: what must be hidden is hidden now, the rest is indexed soon."""
    for start in range(0, len(ids), CHUNK):
        some = ids[start : start + CHUNK]
        target, documents, others = model._meta.label_lower, documents_offered_by(model, some), _dependants(model, some)
        _hide((target, some), (DOCUMENT, documents), *others)
        due(index_changed, target, list(some), documents)
        for other, keys in others:
            due(index_rows, other, keys)


def subtree_changed(page: Page) -> None:
    """A page moved, got another address, or its restrictions changed: so did everything below it."""
    ids: dict[int, list[int]] = {}
    for found in Page.objects.descendant_of(page, inclusive=True).only("pk", "content_type").iterator():
        ids.setdefault(found.content_type_id, []).append(found.pk)
    for some in ids.values():
        if model := Page.objects.get(pk=some[0]).specific_class:
            rows_changed(model, some)


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


def _saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Publishing saves the row too: its own signals would only ask again."""
    if raw or saves_a_draft(instance, update_fields):
        return
    if isinstance(instance, Searchable):
        rows_changed(type(instance), [instance.pk])
    elif instance._meta.label_lower == DOCUMENT:
        due(read_document, instance.pk)
        _recheck(DOCUMENT, [instance.pk])


def _unpublished(sender, instance, **kwargs):
    if isinstance(instance, Searchable):
        rows_changed(type(instance), [instance.pk])


def _carried(sender, keys, **kwargs):
    """Facts came from the original without a save: nothing is hidden by them, but what is found by them changes."""
    if issubclass(sender, Searchable):
        due(index_changed, sender._meta.label_lower, keys, [])


def _deleted(sender, instance, **kwargs):
    if (source := source_of(instance)) is not None:
        forget(source.target, [instance.pk])
        rows_changed(type(instance), [instance.pk])


def _moved(sender, instance, **kwargs):
    subtree_changed(instance)


def _restricted(sender, instance, raw=False, **kwargs):
    if page := not raw and Page.objects.filter(pk=instance.page_id).first():
        subtree_changed(page)


def _collection_restricted(sender, instance, raw=False, **kwargs):
    if not raw:
        _recheck(DOCUMENT, documents_in_collection(instance.collection_id))


def connect() -> None:
    post_save.connect(_saved, dispatch_uid="search_saved")
    post_delete.connect(_deleted, dispatch_uid="search_deleted")
    for signal in (page_unpublished, unpublished):
        signal.connect(_unpublished, dispatch_uid="search_unpublished")
    facts_carried.connect(_carried, dispatch_uid="search_carried")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(_moved, dispatch_uid="search_moved")
    for signal in (post_save, post_delete):
        signal.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search_restricted")
        signal.connect(_collection_restricted, sender=CollectionViewRestriction, dispatch_uid="search_collection")
