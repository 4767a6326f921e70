"""How the engine takes words out of content, and puts translated ones in: its segments, strings and functions."""

from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.segments import RelatedObjectSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import INLINE_TAGS, StringValue, extract_strings

__all__ = [
    "INLINE_TAGS",
    "RelatedObjectSegmentValue",
    "StringSegmentValue",
    "StringValue",
    "TemplateSegmentValue",
    "copy_synchronised_fields",
    "extract_segments",
    "extract_strings",
    "ingest_segments",
]
