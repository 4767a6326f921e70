"""Bodies as typed blocks. Shape and value both follow from the definition of a block, so neither can lag behind.

A block of an app of its own needs nothing: it is described by what it is built from. One that is built from something
unknown may say how it is served with two methods: ``api_type()`` and ``api_value(raw, said)``.
"""

from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, create_model
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.models import CustomDocument, CustomImage

from .schemas import Document, Picture, Reference, Text

NUMBERS = {blocks.IntegerBlock: int, blocks.FloatBlock: float, blocks.BooleanBlock: bool}
CHOOSERS = (blocks.PageChooserBlock, SnippetChooserBlock)


def body_type(stream: blocks.StreamBlock, name: str) -> Any:
    """The type of a body: a list of blocks that ``type`` tells apart. ``name`` begins the names of their schemas."""
    kinds = [_block_schema(child, kind, name) for kind, child in stream.child_blocks.items()]
    if not kinds:
        return list[dict]
    if len(kinds) == 1:
        return list[kinds[0]]
    return list[Annotated[reduce(or_, kinds), Field(discriminator="type")]]


_shared: dict[tuple, Any] = {}


def _block_schema(child, kind, name):
    """Blocks with a class of their own have one schema, whatever bodies they are used in."""
    own = not type(child).__module__.startswith("wagtail.")
    known = _shared.get((type(child), kind)) if own else None
    if known is not None:
        return known
    title = "".join(part.title() for part in kind.split("_")) + "Block"
    if not own or title in {schema.__name__ for schema in _shared.values()}:
        title = name + title
    fields = {
        "type": (Literal[kind], ...),
        "id": (str, Field(description="Stays the same while the block is edited; may be empty.")),
    }
    if not isinstance(child, blocks.StaticBlock):  # says by its type alone that something stands here
        fields["value"] = (value_type(child, title), ...)
    schema = create_model(title, __base__=Schema, **fields)
    if own:
        _shared[type(child), kind] = schema
    return schema


def value_type(block: blocks.Block, name: str) -> Any:
    """The type that a block's value has in an answer."""
    if hasattr(block, "api_type"):
        return block.api_type()
    if isinstance(block, (ImageBlock, ImageChooserBlock)):
        return Picture | None
    if isinstance(block, DocumentChooserBlock):
        return Document | None
    if isinstance(block, CHOOSERS):
        return Reference | None
    if isinstance(block, blocks.RichTextBlock):
        return Text
    if isinstance(block, blocks.StaticBlock):
        return None
    if isinstance(block, blocks.StructBlock):
        fields = {key: (value_type(child, f"{name}{key.title()}"), ...) for key, child in block.child_blocks.items()}
        return create_model(f"{name}Value", __base__=Schema, **fields)
    if isinstance(block, blocks.ListBlock):
        return list[value_type(block.child_block, f"{name}Item")]
    if isinstance(block, blocks.StreamBlock):
        return body_type(block, name)
    plain = next((kind for base, kind in NUMBERS.items() if isinstance(block, base)), str)
    return plain if plain is bool else plain | None if plain is not str else str


def value_of(block: blocks.Block, raw: Any, said) -> Any:
    """A block's value, from how it is stored. ``said`` gives what it refers to (``answers.Answer``)."""
    if hasattr(block, "api_value"):
        return block.api_value(raw, said)
    if isinstance(block, ImageBlock):
        raw = raw or {}
        return said.picture_by_id(raw.get("image"), raw.get("alt_text") or "", bool(raw.get("decorative")))
    if isinstance(block, ImageChooserBlock):
        return said.picture_by_id(raw)
    if isinstance(block, DocumentChooserBlock):
        return said.document(raw)
    if isinstance(block, CHOOSERS):
        return said.reference_to(_target(block), raw)
    if isinstance(block, blocks.RichTextBlock):
        return said.text(raw or "")
    if isinstance(block, blocks.StaticBlock):
        return None
    if isinstance(block, blocks.StructBlock):
        raw = raw or {}
        return {name: value_of(child, raw.get(name), said) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        found = [value_of(block.child_block, _item(item), said) for item in raw or []]
        return [value for value in found if value is not None or not isinstance(block.child_block, CHOOSERS)]
    if isinstance(block, blocks.StreamBlock):
        return body_of(block, raw or [], said)
    return _plain(block, raw)


def body_of(stream: blocks.StreamBlock, raw: list, said) -> list[dict]:
    """The blocks of a body; those of a kind that is no more are left out."""
    known = stream.child_blocks
    return [_block(known[item["type"]], item, said) for item in raw if item["type"] in known]


def _block(child, item, said):
    served = {"type": item["type"], "id": item.get("id") or ""}
    if not isinstance(child, blocks.StaticBlock):
        served["value"] = value_of(child, item["value"], said)
    return served


def wanted_in(block: blocks.Block, raw: Any) -> list[tuple[type, Any]]:
    """Models and ids of all that a block's value refers to, so that it can be looked up beforehand."""
    wanted = _Wanted()
    value_of(block, raw, wanted)
    return wanted.found


class _Wanted:
    """Stands in for an answer and notes what it is asked for."""

    def __init__(self):
        self.found = []

    def picture_by_id(self, pk, *args):
        self.found.append((CustomImage, pk))

    def document(self, pk):
        self.found.append((CustomDocument, pk))

    def reference_to(self, model, pk):
        self.found.append((model, pk))

    def text(self, source):
        from .rich_text import link_targets

        self.found += link_targets(source)


def _target(block) -> type:
    return Page if isinstance(block, blocks.PageChooserBlock) else block.target_model


def _item(item):
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" and "value" in item else item


def _plain(block, raw):
    if isinstance(block, blocks.BooleanBlock):
        return bool(raw)
    number = next((kind for base, kind in NUMBERS.items() if isinstance(block, base)), None)
    if number:
        return number(raw) if raw not in (None, "") else None
    return "" if raw is None else str(raw)
