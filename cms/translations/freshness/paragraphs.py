"""The paragraphs of an original: as they were last extracted, or as they stand in a row right now."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ..engine.extraction import StringSegmentValue, extract_segments
from ..engine.models import StringSegment

# What the engine raises for a rich text that it cannot cut into paragraphs; KeyError: a tag <text>, its own mark.
UNCUTTABLE = (KeyError, ValueError, RecursionError)


class Paragraph(NamedTuple):
    """One translatable text of an original, in its place."""

    path: str  # the engine's context path; all paragraphs of one rich text share it
    position: int  # rank among the paragraphs of that path, from 0
    text: str  # HTML with inline tags, links by id
    attrs: dict  # link targets by link id
    string: int | None = None  # id of the engine's String, where it has one already
    context: int | None = None  # id of the engine's TranslationContext


def stored(source_ids: Iterable[int]) -> dict[int, list[Paragraph]]:
    """The paragraphs of these sources as last extracted, in the order of the page. One query."""
    fields = ("source_id", "context__path", "string__data", "attrs", "string_id", "context_id")
    rows = StringSegment.objects.filter(source__in=list(source_ids)).order_by("source_id", "order", "pk")
    by_source = defaultdict(list)
    for source_id, *row in rows.values_list(*fields):
        by_source[source_id].append(row)
    return {source_id: numbered(found) for source_id, found in by_source.items()}


def in_instance(instance) -> list[Paragraph]:
    """The paragraphs of a row or of a draft, in the order of the page. Nothing is written."""
    found = (segment for segment in extract_segments(instance) if isinstance(segment, StringSegmentValue))
    return numbered((segment.path, segment.string.data, segment.attrs) for segment in found)


def numbered(rows: Iterable) -> list[Paragraph]:
    """Paragraphs from rows of ``path, text, attrs, string, context`` in page order; the ids may be left out."""
    ranks = Counter()
    paragraphs = []
    for path, text, attrs, *ids in rows:
        paragraphs.append(Paragraph(path, ranks[path], text, link_targets(attrs), *ids))
        ranks[path] += 1
    return paragraphs


def link_targets(attrs: str | dict | None) -> dict:
    return (json.loads(attrs or "null") if isinstance(attrs, str) else attrs) or {}


def by_path(paragraphs: Iterable) -> dict[str, list]:
    """Paragraphs (or segments of a basis) grouped by their path, in the order in which paths first appear."""
    groups = defaultdict(list)
    for paragraph in paragraphs:
        path = paragraph["path"] if isinstance(paragraph, dict) else paragraph.path
        groups[path].append(paragraph)
    return dict(groups)
