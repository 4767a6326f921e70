"""Subscribers of content events: who is told of what, in which order."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, partial
from typing import Any

from django.db import transaction
from django.db.models import Model

from .events import ContentEvent, Saving


class Step(IntEnum):
    """The order in which subscribers are told. Within a step it is that of the installed apps."""

    GUARD = 0  # may refuse
    FACTS = 10  # what is the same in every language follows
    LIFECYCLE = 20  # translations follow their original
    WORDS = 30  # words of translations are checked and signed
    FRESHNESS = 40
    PROVENANCE = 50
    STATUS = 60
    GLOSSARY = 70
    API = 80
    TOTALS = 90
    SEARCH = 100
    OTHERS = 110


@dataclass(frozen=True)
class Subscription:
    """``does`` says in a few words what comes of it, for the printed table."""

    event: type[ContentEvent]
    function: Callable[[Any], None]  # of the event
    step: Step
    does: str
    wants: Callable[[type[Model]], bool]
    of: str
    on_commit: bool = False
    raw: bool = False


_subscriptions: list[Subscription] = []


def subscribe(
    event: type[ContentEvent],
    function: Callable[[Any], None],
    *,
    step: Step,
    does: str,
    models: type | tuple[type, ...] = Model,
    where: Callable[[type[Model]], bool] | None = None,
    of: str = "",
    on_commit: bool = False,
    raw: bool = False,
) -> None:
    """Have ``function(event)`` called whenever ``event`` happens to a row of ``models``.

    ``models`` are classes or mixins; ``where`` says of a class whether it is one, and ``of`` then names them for the
    table. Inside the transaction what it writes is kept or lost with the change, and what it raises undoes both.
    With ``on_commit`` it is called afterwards, and not at all where nothing was committed: for what lives elsewhere.
    ``raw`` tells it of rows that a fixture is about to load, too. The same function subscribes to an event once.
    """
    wants = where or (lambda model: issubclass(model, models))
    entry = Subscription(event, function, step, does, wants, of or _named(models), on_commit, raw)
    known = [each for each in _subscriptions if (each.event, each.function) != (event, function)]
    _subscriptions[:] = sorted([*known, entry], key=lambda each: each.step)
    subscribers_of.cache_clear()


def _named(models) -> str:
    classes = models if isinstance(models, tuple) else (models,)
    return ", ".join(each.__name__ for each in classes if each is not Model) or "all"


@cache
def subscribers_of(event: type[ContentEvent], model: type[Model]) -> tuple[Subscription, ...]:
    """Who is told of an event that happens to a row of a class, in order."""
    return tuple(each for each in _subscriptions if each.event is event and each.wants(model))


def tell(event: ContentEvent) -> None:
    """Tell the subscribers of an event."""
    for each in subscribers_of(type(event), event.model):  # type: ignore[arg-type] # classes are hashable
        if isinstance(event, Saving) and event.raw and not each.raw:
            continue
        if each.on_commit:
            transaction.on_commit(partial(each.function, event))
        else:
            each.function(event)


def table() -> dict[type[ContentEvent], list[Subscription]]:
    """All subscriptions by event, in the order in which they are told."""
    found = defaultdict(list)
    for each in _subscriptions:
        found[each.event].append(each)
    return dict(found)
