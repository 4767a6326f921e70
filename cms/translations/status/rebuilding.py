"""All states from scratch, in pieces: each is kept when it is done, so that a rebuild can be stopped and run again."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db import DatabaseError
from django.db.models import Model

from cms.core.failures import each

from .contents import content_models, keys_after, rows_of
from .writing import remove_orphans, write

BATCH = 100  # pieces of content; while they are computed, who publishes one of them waits, a second or so


def rebuild(say: Callable[[str], None] = lambda line: None, batch: int = BATCH) -> int:
    """Compute and write everything; gives how many rows were wrong. ``say`` gets a line after each piece."""
    differed = remove_orphans()
    for model in content_models():
        total = rows_of(model).values("translation_key").distinct().count()
        done = 0
        for keys in pieces(model, batch):
            differed += _written(model, keys)
            done += len(keys)
            say(f"{model._meta.verbose_name_plural}: {done} / {total}")
    return differed


def _written(model, keys) -> int:
    """Where a piece fails, its contents one by one: the one that fails keeps the states it has, and staff are told."""
    try:
        return write(model, keys)
    except DatabaseError:
        raise
    except Exception:
        first = {row.translation_key: row for row in rows_of(model).filter(translation_key__in=keys).order_by("-pk")}
        return sum(each("job", keys, lambda key: write(model, [key]), lambda key: first.get(key, str(key))))


def pieces(model: type[Model], size: int) -> Iterator[list[UUID]]:
    last = None
    while keys := keys_after(model, last, size):
        yield keys
        last = keys[-1]
