"""The basis: what every paragraph's words were written for, written down at each generation, and read again."""

from collections.abc import Mapping

from ..engine.models import StringTranslation, Translation, TranslationLog
from ..engine.segments import Segment, segments_of
from ..engine.strings import digest
from ..models import Basis
from ..provenance.snapshot import remembered
from .paragraphs import Paragraph


def basis_of_log(log: TranslationLog) -> Basis | None:
    """Write the basis of the revision that a log entry of the engine tells of, from the segments as they are now."""
    found = Translation.objects.filter(source_id=log.source_id, target_locale_id=log.locale_id)
    translation = found.select_related("source").first()
    return translation and write_basis(translation, log.revision_id)


def write_basis(translation: Translation, revision_id: int | None, written_before=None) -> Basis:
    """Write the basis of a generated revision; without a revision, in place of the one there was.

    ``written_before`` leaves out words that came later than a moment: they are not in a revision of that time.
    """
    segments = [_segment(one, written_before) for one in segments_of(translation)]
    basis, _made = Basis.objects.update_or_create(
        **({"revision_id": revision_id} if revision_id else {"translation": translation, "revision": None}),
        defaults={"translation": translation, "segments": segments},
    )
    return basis


def _segment(segment: Segment, written_before) -> dict:
    words = segment.words if segment.is_usable else None
    if words is not None and written_before is not None and words.created_at > written_before:
        words = None
    carried = segment.carried if words else None
    kept = {
        "path": segment.path,
        "position": segment.position,
        "string": carried.base_string_id if carried else segment.source.string_id,
        "attrs": carried.base_attrs if carried else segment.attrs,
        "source": segment.source.string_id,
        "source_attrs": segment.attrs,
        "translation": words.pk if words else None,
        "digest": _digest(segment, words, written_before),
        "kind": carried.kind if carried else "",
    }
    return kept | ({"authorship": remembered(words)} if words else {})


def _digest(segment: Segment, words: StringTranslation | None, written_before) -> str:
    """Of what stands in the revision; empty where it was rewritten since, so that nobody knows."""
    if words is not None and written_before is not None and words.updated_at > written_before:
        return ""
    return digest(words.data if words else segment.text)


def as_generated(segment: dict, texts: Mapping[int, str]) -> Paragraph:
    """What stood in the original when the revision was generated."""
    return _paragraph(segment, segment["source"], segment["source_attrs"], texts)


def as_written_for(segment: dict, texts: Mapping[int, str]) -> Paragraph:
    """What the words in the revision were written for: another text than that, where they were carried over."""
    return _paragraph(segment, segment["string"], segment["attrs"], texts)


def _paragraph(segment, string, attrs, texts):
    return Paragraph(segment["path"], segment["position"], texts.get(string, ""), attrs, string)
