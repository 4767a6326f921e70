"""A draft as the API would serve it, were it published now."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision

from cms.core.synchronized_fields.copying import carry_children


@contextmanager
def drafted(revision: Revision) -> Iterator:
    """The row as the revision has it, or None where it is gone.

    What belongs to it (regions of a post, topics of a practice) stands in the database while this lasts, because
    answers are made by queries. All of it is taken back afterwards; no signal is sent, and nobody else sees any of it.
    """
    row = _live(revision)
    if row is None:
        yield None
        return
    draft = revision.as_object()
    with transaction.atomic():
        for relation in get_all_child_relations(type(row)):
            carry_children(draft, [row], relation.get_accessor_name())
        yield draft
        transaction.set_rollback(True)


def _live(revision):
    model = revision.content_type.model_class()
    try:
        return model and model._base_manager.get(pk=revision.object_id)
    except ObjectDoesNotExist:
        return None
