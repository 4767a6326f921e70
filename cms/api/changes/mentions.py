"""What content shows of other content, so that a change of the one is told of the other.

A resource says what its items refer to by ``relate`` and ``relate_detail``, and by the fields of its rows. That is
asked here too, whether what they refer to is public or not, and kept as ``Mention``. What others show of a row is its
*face*: name, address, and that it is there. When faces change, whatever mentions them has changed.
"""

import json
import logging
from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from types import SimpleNamespace
from uuid import UUID, uuid4

from modelcluster.models import get_all_child_relations
from wagtail.models import TranslatableMixin

from cms.core.models import CustomDocument, CustomImage

from ..answers import Answer
from ..registry import resource_of
from ..related import Related, end_of, name_of
from .marking import key_of_other

FILES = (CustomImage, CustomDocument)
log = logging.getLogger(__name__)


def faces(resource, keys: Iterable[UUID]) -> dict[tuple[UUID, str], str]:
    """Digests of what others show of some content, by key and language, of what the public may see. One query."""
    rows = (
        resource.visible().order_by().filter(**{f"{resource.key_field}__in": [resource.as_value(key) for key in keys]})
    )
    if not resource.has_words:  # others show all of its facts: whenever it changes, they do
        return {(resource.as_key(pk), ""): uuid4().hex for pk in rows.values_list("pk", flat=True)}
    rows = rows.annotate(face_=name_of(resource.model))
    found = rows.values_list("translation_key", "locale__language_code", "face_")
    return {(key, code): _digest(face) for key, code, face in found}


def _digest(face) -> str:
    return blake2b(json.dumps(face, sort_keys=True).encode(), digest_size=16).hexdigest()


def mentions(resource, keys: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """What some content mentions, in whichever language. About two queries for each row."""
    found = defaultdict(set)
    rows = resource.rows().filter(**{f"{resource.key_field}__in": [resource.as_value(key) for key in keys]})
    for row in rows.order_by("pk"):
        key = resource.key_of(row)
        try:
            found[key] |= _mentioned(resource, resource.whole(row)) - {key}
        except Exception:  # an app's own code: its item may fail, and no other answer with it
            log.exception("API: what %s %s mentions cannot be told", resource.name, key)
    return found


def _mentioned(resource, row) -> set[UUID]:
    said = Answer(NOBODY, [resource.code_of(row, SimpleNamespace(locale=""))])
    said.related = Handles()
    resource.relate([row], said)
    resource.relate_detail(row, said)
    for field in _references(type(row)):
        said.related.want(field.related_model, [getattr(row, field.attname)])
    for relation in get_all_child_relations(type(row)):
        for field in _references(relation.related_model, FILES):
            rows = getattr(row, relation.get_accessor_name())
            said.related.want(field.related_model, rows.values_list(field.attname, flat=True))
    return said.related.keys()


def _references(model, of=()):
    """Fields that lead to what is served or shown."""
    for field in model._meta.concrete_fields:
        target = field.related_model
        if target and (issubclass(target, FILES) or (not of and not field.one_to_one and resource_of(target))):
            yield field


NOBODY = SimpleNamespace(build_absolute_uri=lambda path: path, GET={})  # who asks does not matter


class Handles(Related):
    """Takes the same questions as ``Related``, and gives the keys of all that is asked for, public or not."""

    def __init__(self):
        super().__init__([])
        self._keys = set()

    def links(self, name, links, owner, target="", role=""):
        model = end_of(links.model, target)
        if issubclass(model, TranslatableMixin):
            path = f"{target}__translation_key" if target else "translation_key"
            self._parts.append(links.order_by().filter(**{f"{path}__isnull": False}).values_list(path))

    def want(self, model, ids):
        for pk in filter(None, ids):
            if issubclass(model, FILES):
                self._keys.add(key_of_other(model, pk))
            elif issubclass(model, TranslatableMixin):
                self._parts.append(model._base_manager.order_by().filter(pk=pk).values_list("translation_key"))
            else:
                self._keys.add(UUID(int=pk))

    def keys(self) -> set[UUID]:
        """One query."""
        if self._parts:
            first, *others = self._parts
            self._keys |= {key for (key,) in (first.union(*others) if others else first)}
            self._parts = []
        return self._keys
