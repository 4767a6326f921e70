"""Fields whose rich text is stored in a form that the editor can read, whatever wrote it."""

from typing import Any

from wagtail import fields

from ..stored_html import mended, mended_blocks


class RichTextField(fields.RichTextField):
    """Wagtail's field for rich text; what is stored, in the row and in its versions, is what an editor could type."""

    def deconstruct(self) -> tuple:
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.fields.RichTextField", args, kwargs  # the same column

    def value_from_object(self, instance) -> Any:
        return mended(super().value_from_object(instance))

    def get_prep_value(self, value) -> Any:
        value = super().get_prep_value(value)
        return mended(value) if isinstance(value, str) else value


class StreamField(fields.StreamField):
    """Wagtail's field for blocks; the rich text in them is stored as an editor could type it."""

    def __init__(self, block_types=(), **kwargs):  # what migrations keep of it has none
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple:
        """To a migration it is JSON, the same column. With its blocks each would import all that blocks are made of,
        and every change of a block would be a migration; without any, Wagtail's field would drop what it holds."""
        name, _path, _blocks, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, "django.db.models.JSONField", [], kwargs

    def get_prep_value(self, value) -> Any:
        prepared = super().get_prep_value(value)
        return mended_blocks(self.stream_block, prepared) if isinstance(prepared, list) else prepared
