"""Reading the segments of a basis."""

from collections.abc import Mapping

from .paragraphs import Paragraph


def as_generated(segment: dict, texts: Mapping[int, str]) -> Paragraph:
    """What stood in the original when the revision was generated."""
    return _paragraph(segment, segment["source"], segment["source_attrs"], texts)


def as_written_for(segment: dict, texts: Mapping[int, str]) -> Paragraph:
    """What the words in the revision were written for: another text than that, where they were carried over."""
    return _paragraph(segment, segment["string"], segment["attrs"], texts)


def _paragraph(segment, string, attrs, texts):
    return Paragraph(segment["path"], segment["position"], texts.get(string, ""), attrs, string)
