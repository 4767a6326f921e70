"""What replaces something in an original replaces it in what is kept of its texts: no translation becomes stale by it.

A link that leads elsewhere is a changed fact (``freshness``). Here it leads elsewhere in all languages at once.
"""

import json

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex, TranslatableMixin

from ..engine.models import SegmentOverride, StringSegment
from ..models import Basis, Carried


def follow(rows: list, swap) -> None:
    """For the hook ``before_replacing``, in its transaction."""
    keys = {row.translation_key for row in rows if isinstance(row, TranslatableMixin)}
    _segments(keys, swap)
    _bases(keys, swap)
    for row in rows:
        _overrides(row, swap)


def _segments(keys, swap):
    changed = []
    for segment in StringSegment.objects.filter(source__object_id__in=keys).exclude(attrs__in=["", "null", "{}"]):
        attrs = json.loads(segment.attrs)
        if (new := _links(attrs, swap)) != attrs:
            segment.attrs = json.dumps(new)
            changed.append(segment)
    StringSegment.objects.bulk_update(changed, ["attrs"], batch_size=200)
    kept = list(Carried.objects.filter(string_translation__context__object_id__in=keys))
    for each in kept:
        each.base_attrs = _links(each.base_attrs, swap)
    Carried.objects.bulk_update(kept, ["base_attrs"], batch_size=200)


def _bases(keys, swap):
    changed = []
    for basis in Basis.objects.filter(translation__source__object_id__in=keys):
        new = [
            {**each, "attrs": _links(each["attrs"], swap), "source_attrs": _links(each["source_attrs"], swap)}
            for each in basis.segments
        ]
        if new != basis.segments:
            basis.segments = new
            changed.append(basis)
    Basis.objects.bulk_update(changed, ["segments"], batch_size=100)


def _links(attrs: dict | None, swap) -> dict | None:
    return {link: swap.attrs(each) for link, each in attrs.items()} if attrs else attrs


def _overrides(row, swap):
    """A choice of one language alone, where the page shows that it is of the kind that is replaced."""
    if not isinstance(row, TranslatableMixin):
        return
    used = ReferenceIndex.get_references_for_object(row).filter(
        to_content_type=ContentType.objects.get_for_model(swap.base), to_object_id__in=list(swap.keys)
    )
    here = {"context__object_id": row.translation_key, "locale_id": row.locale_id}
    for override in SegmentOverride.objects.filter(**here, context__path__in=used.values("content_path")):
        override.data_json = json.dumps(swap.key(json.loads(override.data_json)))
        override.save(update_fields=["data_json"])
