"""All states from scratch, in pieces: each is kept when it is done, so that a rebuild can be stopped and run again."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import Model

from .contents import content_models, keys_after, rows_of
from .writing import remove_orphans, write

BATCH = 200  # pieces of content; all their languages are computed together


def rebuild(say: Callable[[str], None] = lambda line: None, batch: int = BATCH) -> int:
    """Compute and write everything; gives how many rows were wrong. ``say`` gets a line after each piece."""
    differed = remove_orphans()
    for model in content_models():
        total = rows_of(model).values("translation_key").distinct().count()
        done = 0
        for keys in pieces(model, batch):
            differed += write(model, keys)
            done += len(keys)
            say(f"{model._meta.verbose_name_plural}: {done} / {total}")
    return differed


def pieces(model: type[Model], size: int) -> Iterator[list[UUID]]:
    last = None
    while keys := keys_after(model, last, size):
        yield keys
        last = keys[-1]
