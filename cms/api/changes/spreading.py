"""What changes with what changed: found by the first reader after the commit, so that no editor waits for it and no
worker has to live.

Nothing is written before all rows it concerns are held: what somebody is changing right now is left to the next reader,
together with all that it would spread to.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from ..models import Change, Mention
from ..registry import resource_named, resources
from .mentions import faces, mentions

CHUNK = 200
Content = tuple[str, UUID]  # the name of a resource, and a key


def spread(rows: list[Change]) -> set[int] | None:
    """Of rows that are marked, which else are to be numbered with them: all that shows something of what changed.

    None if some of that is being changed right now. About ten queries, and two for each row that changed.
    """
    marked = {(row.resource, row.key) for row in rows}
    looks = _faces(marked)
    turned = [row for row in rows if not row.resource or row.face != looks.get(_identity(row), "")]
    now, before = mentions_of(marked)
    listing = _listing(now, before) - marked
    held = _hold(_mentioning({row.key for row in turned}) - marked | listing)
    if held is None:
        return None
    now_too, before_too = mentions_of(listing)
    keep_mentions(now | now_too, before | before_too)
    keep_faces(turned, looks)
    return held


def learn() -> None:
    """Look at all that is public, where that was never done. Nothing counts as changed by it."""
    rows = list(Change.objects.filter(removed=False, number__isnull=False).exclude(resource=""))
    every = {(row.resource, row.key) for row in rows}
    keep_faces(rows, _faces(every))
    keep_mentions(*mentions_of(every))


def keep_faces(rows: list[Change], looks: dict) -> None:
    for row in rows:
        row.face = looks.get(_identity(row), "")
    Change.objects.bulk_update(rows, ["face"], batch_size=CHUNK)


def keep_mentions(now: dict[Content, set[UUID]], before: dict[Content, set[UUID]]) -> None:
    gone = {pair: before[pair] - now[pair] for pair in now if before[pair] - now[pair]}
    for (name, key), targets in gone.items():
        Mention.objects.filter(resource=name, key=key, target__in=targets).delete()
    new = [
        Mention(resource=name, key=key, target=target) for (name, key) in now for target in _new(name, key, now, before)
    ]
    Mention.objects.bulk_create(new, ignore_conflicts=True, batch_size=CHUNK)


def _new(name, key, now, before):
    return now[name, key] - before[name, key]


def mentions_of(content: set[Content]) -> tuple[dict[Content, set[UUID]], dict[Content, set[UUID]]]:
    """What some content mentions now, and what was kept of that."""
    now, before = {}, defaultdict(set)
    for resource, keys in _by_resource(content):
        found = mentions(resource, keys)
        now |= {(resource.name, key): found.get(key, set()) for key in keys}
        kept = Mention.objects.filter(resource=resource.name, key__in=keys)
        for key, target in kept.values_list("key", "target"):
            before[resource.name, key].add(target)
    return now, before


def _faces(content):
    found = {}
    for resource, keys in _by_resource(content):
        found |= {(resource.name, *what): face for what, face in faces(resource, keys).items()}
    return found


def _identity(row):
    return row.resource, row.key, row.language


def _by_resource(content: Iterable[Content]):
    """Pairs of a resource and not too many keys. What no app serves any more is passed over."""
    found = defaultdict(set)
    for name, key in content:
        found[name].add(key)
    for name, keys in sorted(found.items()):
        keys = sorted(keys)
        for start in range(0, len(keys) if resource_named(name) else 0, CHUNK):
            yield resource_named(name), keys[start : start + CHUNK]


def _listing(now, before) -> set[Content]:
    """What lists content that has begun to refer to it, or refers to it no more."""
    found = set()
    for (name, key), targets in now.items():
        model = resource_named(name).model
        names = [resource.name for resource in resources() if model in resource.lists]
        found |= {(lister, target) for lister in names for target in targets ^ before[name, key]}
    return found & _public(found)


def _public(content: set[Content]) -> set[Content]:
    keys = sorted({key for _name, key in content})
    found = set()
    for start in range(0, len(keys), CHUNK):
        rows = Change.objects.filter(key__in=keys[start : start + CHUNK], removed=False)
        found |= set(rows.values_list("resource", "key"))
    return found


def _mentioning(keys: set[UUID]) -> set[Content]:
    found = set()
    for start in range(0, len(keys), CHUNK):
        some = sorted(keys)[start : start + CHUNK]
        found |= set(Mention.objects.filter(target__in=some).values_list("resource", "key"))
    return found


def _hold(content: set[Content]) -> set[int] | None:
    """The public rows of some content, kept from being changed until this is committed; None if one cannot be."""
    held = set()
    keys = sorted({key for _name, key in content})
    for start in range(0, len(keys), CHUNK):
        rows = Change.objects.filter(key__in=keys[start : start + CHUNK], removed=False)
        wanted = {pk for pk, *pair in rows.values_list("pk", "resource", "key") if tuple(pair) in content}
        got = Change.objects.filter(pk__in=wanted).select_for_update(skip_locked=True).values_list("pk", flat=True)
        if len(got) < len(wanted):
            return None
        held |= wanted
    return held
