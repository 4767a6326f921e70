"""What somebody is told before they unpublish, delete, move or restrict something: what else happens by that.

Joined from the hook ``consequences``: functions of the action (``unpublish``, ``delete``, ``move``, ``privacy``, and
``open`` where a restriction is taken away), the row and the person, that give ``Consequence`` entries. The tag
``{% consequences_of %}`` shows them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Model
from wagtail import hooks

NAMED = 10  # what is named of each kind; the rest is counted
MANY = 5  # rows of an action on many that are looked at


@dataclass(frozen=True)
class Consequence:
    """A sentence, and what it is about: pairs of a name and an address, which may be empty."""

    text: str
    named: list[tuple[str, str]] = field(default_factory=list)
    more: int = 0


def consequences(action: str, row: Model, user) -> list[Consequence]:
    return [each for tell in hooks.get_hooks("consequences") for each in tell(action, row, user)]


def bounded(text: str, named: list[tuple[str, str]], number: int | None = None) -> Iterator[Consequence]:
    """One consequence with the first names, where there are any."""
    if named:
        yield Consequence(text, named[:NAMED], (len(named) if number is None else number) - len(named[:NAMED]))
