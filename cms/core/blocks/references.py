"""Choosers of translatable content that store a handle and show the reader's language.

wagtail-localize would translate the chosen snippet along with the page and store the translated row, which goes stale
when the choice changes later. These blocks keep the editor's choice in every language and resolve it at render.
"""

from collections.abc import Iterator
from typing import Any

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class _Handle:
    """A choice that is the same in every language, so that no segment of it is sent to translators."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value

    def references(self, value) -> Iterator[tuple]:
        if value is not None:
            yield type(value), value.translation_key


class SnippetReferenceBlock(_Handle, SnippetChooserBlock):
    """Choose a snippet; readers see it in their language."""


class PageReferenceBlock(_Handle, blocks.PageChooserBlock):
    """Choose a page; readers are led to it in their language."""

    def references(self, value) -> Any:
        if value is not None:
            yield self.model_class, value.translation_key


def references_in(block, value) -> Iterator[tuple]:
    """All (model, translation key) pairs that a block value refers to, so that they can be loaded together."""
    if value is None:
        return
    if hasattr(block, "references"):
        yield from block.references(value)
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from references_in(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from references_in(block.child_block, item)
    elif isinstance(block, blocks.StructBlock) and hasattr(value, "items"):
        for name, child in value.items():
            yield from references_in(block.child_blocks[name], child)
