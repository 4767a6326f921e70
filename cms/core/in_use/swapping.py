"""Finds and replaces uses of something in content as revisions hold it: in columns, children, blocks and rich text.

Wagtail's index of references tells that something is used, and knows public rows alone; here a draft is read too, and
written.
"""

import json
import re
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import features
from wagtail.rich_text.rewriters import extract_attrs

TAG = re.compile(r"<(?:a|embed)\b[^>]*>")


def base_of(model: Any) -> type:
    """The model that holds the key: that of all pages for a page."""
    return (model._meta.get_parent_list() or [model])[-1]


class Swap:
    """Rows of one model and what takes their place: keys, old to new. ``found`` counts the places."""

    def __init__(self, base: type, keys: dict):
        self.base, self.keys, self.found = base, {str(old): new for old, new in keys.items()}, 0

    def key(self, value) -> Any:
        if value is None or str(value) not in self.keys:
            return value
        self.found += 1
        new = self.keys[str(value)]
        return str(new) if isinstance(value, str) else new

    def applies(self, model) -> bool:
        return isinstance(model, type) and base_of(model) is self.base

    def html(self, text) -> str:
        return TAG.sub(self._tag, text) if isinstance(text, str) else text

    def attrs(self, attrs: dict) -> dict:
        """The attributes of one tag."""
        handler = features.get_link_types().get(attrs.get("linktype"))
        handler = handler or features.get_embed_types().get(attrs.get("embedtype"))
        is_meant = handler is not None and "id" in attrs and self.applies(_model_of(handler))
        return {**attrs, "id": self.key(attrs["id"])} if is_meant else attrs

    def _tag(self, match):
        attrs = extract_attrs(match[0])
        new = self.attrs(attrs)
        return match[0] if new == attrs else match[0].replace(f'id="{attrs["id"]}"', f'id="{new["id"]}"', 1)


def _model_of(handler):
    try:
        return handler.get_model()
    except NotImplementedError:
        return None


def swapped(model: Any, data: dict, swap: Swap) -> dict:
    """The content of a row (as in a revision) with what takes their place. A child that says the same twice goes."""
    new = dict(data)
    for field in model._meta.get_fields():
        if field.name in new and not isinstance(field, ParentalKey):
            new[field.name] = _column(field, new[field.name], swap)
    if issubclass(model, ClusterableModel):
        for relation in get_all_child_relations(model):
            name = relation.get_accessor_name()
            if new.get(name):
                new[name] = _children(relation.related_model, new[name], swap)
    return new


def _column(field, value, swap):
    if isinstance(field, StreamField):
        raw = json.loads(value) if isinstance(value, str) and value else value or []
        found = swap.found
        raw = _block(field.stream_block, raw, swap)
        if swap.found == found:
            return value
        return json.dumps(raw) if isinstance(value, str) else raw
    if isinstance(field, RichTextField):
        return swap.html(value)
    if getattr(field, "wagtail_reference_index_ignore", False) or not swap.applies(field.related_model):
        return value
    if field.many_to_many and isinstance(value, list):
        return [swap.key(key) for key in value]
    return swap.key(value) if isinstance(field, models.ForeignKey) else value


def _children(model, children, swap):
    kept, said = [], {_says(child) for child in children}
    for child in children:
        found = swap.found
        new = swapped(model, child, swap)
        if swap.found == found or _says(new) not in said:
            kept.append(new)
        said.add(_says(new))
    return kept


def _says(child) -> str:
    return json.dumps({k: v for k, v in child.items() if k not in ("pk", "sort_order")}, default=str, sort_keys=True)


def _block(block, raw, swap):
    if isinstance(block, blocks.StreamBlock) and isinstance(raw, list):
        return [_item(block.child_blocks.get(item.get("type")), item, swap) for item in raw]
    if isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        return [_item(block.child_block, item, swap) for item in raw]
    if isinstance(block, blocks.StructBlock) and isinstance(raw, dict):
        children = block.child_blocks
        return {name: _block(children.get(name), value, swap) for name, value in raw.items()}
    if isinstance(block, blocks.ChooserBlock) and swap.applies(block.model_class):
        return swap.key(raw)
    return swap.html(raw) if isinstance(block, blocks.RichTextBlock) else raw


def _item(block, item, swap):
    if isinstance(item, dict) and "value" in item:
        return {**item, "value": _block(block, item["value"], swap)}
    return _block(block, item, swap)
