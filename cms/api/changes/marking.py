"""Notes changes in the transaction that makes them: one query where something public was saved again, else three."""

from collections.abc import Iterable
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Subquery, Value
from django.dispatch import Signal
from django.utils import timezone
from wagtail.models import Locale

from cms.operations.jobs.on_commit import remembered

from ..models import Change

CHUNK = 500
FEW = 10  # pieces of content that a transaction remembers by name
IDENTITY = ["resource", "key", "language"]

# Sent in the transaction, after changes were noted: ``sender`` is ``Change``, ``resource`` a name, ``keys`` UUIDs.
noted = Signal()


def refresh(resource, keys: Iterable[UUID]) -> None:
    """Note of some content what the public may see of it now, in all its languages, and what it may see no more.

    What was never public is not noted at all. Three queries, however much content and in however many languages.
    """
    keys = sorted(set(keys))
    for start in range(0, len(keys), CHUNK):
        some = keys[start : start + CHUNK]
        shown = set(resource.shown(some))
        _mark(resource.name, shown)
        _remove(resource.name, some, shown)
        if len(some) <= FEW:
            for key in some:
                is_first(resource.name, key)  # so that what follows in this transaction finds it noted
        noted.send(sender=Change, resource=resource.name, keys=some)


def mark_known(resource, instance: Model) -> bool:
    """Note that a live row was saved, and its content in all its languages, if the row was public before. One query.

    Gives False where it was not, or nobody knows: then ``refresh`` finds out.
    """
    key = resource.key_of(instance)
    code = Locale.objects.filter(pk=instance.locale_id).values("language_code")[:1] if resource.has_words else Value("")
    public = Change.objects.filter(resource=resource.name, removed=False)
    own = public.filter(key=OuterRef("key"), language=Subquery(code) if resource.has_words else code)
    if not public.filter(Exists(own), key=key).update(number=None, at=timezone.now()):
        return False
    is_first(resource.name, key)
    noted.send(sender=Change, resource=resource.name, keys=[key])
    return True


def touch(keys: Iterable[UUID], resource: str = "") -> None:
    """Note that content changed without a change of who may see it. One query; nothing for what is not public."""
    keys = list(set(keys))
    if not keys:
        return
    rows = Change.objects.filter(key__in=keys, removed=False).exclude(resource="")
    rows = rows.filter(resource=resource) if resource else rows
    rows.update(number=None, at=timezone.now())
    noted.send(sender=Change, resource=resource, keys=keys)


def raise_version(instance: Model) -> None:
    """Note a change of what is not served by itself: no answer given before it is kept any longer, and what mentions it
    changes with it."""
    key = key_of_other(type(instance), instance.pk)
    _upsert([Change(key=key, at=timezone.now())])
    noted.send(sender=Change, resource="", keys=[key])


def key_of_other(model: type, pk) -> UUID:
    """The key of what is not served by itself, such as a picture."""
    return uuid5(NAMESPACE_OID, f"{model._meta.label_lower} {pk}")


def touch_all() -> None:
    """Note that everything public changed: what all addresses are made of did."""
    Change.objects.filter(removed=False).exclude(resource="").update(number=None, at=timezone.now())
    noted.send(sender=Change, resource="", keys=[])


def is_first(*what) -> bool:
    """Whether this is noted for the first time in the present transaction; always so outside of one."""
    if any(getattr(each, "noted", None) == what for each in remembered()):
        return False
    transaction.on_commit(_Noted(what))
    return True


def forget_notes() -> None:
    """What is noted from here on has not been seen by anybody, also if the transaction goes on (as in tests)."""
    for each in remembered():
        if isinstance(each, _Noted):
            each.noted = None


class _Noted:
    """What a transaction remembers; savepoints that are rolled back forget it."""

    def __init__(self, what):
        self.noted = what

    def __call__(self):
        self.noted = None


def _mark(name, shown):
    now = timezone.now()
    _upsert([Change(resource=name, key=key, language=language, at=now) for key, language in sorted(shown)])


def _upsert(rows):
    """In one order, so that two transactions that mark the same rows wait for each other and do not lock up."""
    if rows:
        Change.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=IDENTITY, update_fields=["removed", "at", "number"]
        )


def _remove(name, keys, shown):
    rows = Change.objects.filter(resource=name, key__in=keys, removed=False)
    if shown:
        gone = [row.pk for row in rows.order_by("pk") if (row.key, row.language) not in shown]
        rows = Change.objects.filter(pk__in=gone)
        if not gone:
            return
    rows.update(removed=True, number=None, at=timezone.now())
