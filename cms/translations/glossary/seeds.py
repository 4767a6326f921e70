"""Terms taken from content: names of organisations and whatever else an app hands in with the hook
``translation_terms``.

The hook is called without arguments and returns a ``Source``. Seeded terms follow their content: renamed, they are
renamed, deleted, they go. What a person changes in a seeded term besides its word (its use, its note) stays, and terms
that people made are never touched.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import models, transaction
from django_tasks import task
from wagtail import hooks

from cms.core.content_events import Deleted, Saved, Step, subscribe
from cms.operations.jobs import due

from ..models import Term


@dataclass(frozen=True)
class Name:
    """A name and its other forms, all of one thing; ``concept`` is the thing's own key, the same in every language."""

    concept: UUID
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """Where names come from: ``names()`` gives all of them; a saved or deleted row of ``models`` may change them."""

    label: str
    models: tuple[type[models.Model], ...]
    names: Callable[[], Iterable[Name]]


def sources() -> list[Source]:
    return [hook() for hook in hooks.get_hooks("translation_terms")]


@transaction.atomic
def seed(source: Source) -> tuple[int, int]:
    """Make the terms of a source what its names are now. Gives how many were added and removed."""
    longest = Term._meta.get_field("text").max_length
    wanted = {}
    for name in source.names():
        for text in name.texts:
            if text.strip() and len(text) <= longest:
                wanted[name.concept, text.strip()] = None
    present = {
        (term.concept, term.text): term
        for term in Term.objects.select_for_update().filter(seed__startswith=f"{source.label}:")
    }
    gone = [term.pk for key, term in present.items() if key not in wanted]
    new = [key for key in wanted if key not in present]
    Term.objects.filter(pk__in=gone).delete()
    made = [
        Term(concept=concept, text=text, use=Term.Use.KEEP, seed=f"{source.label}:{concept}") for concept, text in new
    ]
    Term.objects.bulk_create(made, ignore_conflicts=True)  # a person may have made the same one
    return len(new), len(gone)


@task
def seed_terms(label: str) -> None:
    """Seed from the source of that name; one that is not there any more has nothing to say."""
    for source in sources():
        if source.label == label:
            seed(source)


def _changed(event):
    for source in sources():
        if event.model in source.models:
            due(seed_terms, source.label)


def _gives_names(model) -> bool:
    return any(model in source.models for source in sources())


def connect() -> None:
    for event in (Saved, Deleted):
        subscribe(
            event,
            _changed,
            step=Step.GLOSSARY,
            where=_gives_names,
            of="what gives names to the glossary",
            does="its names become terms, in a job",
        )
