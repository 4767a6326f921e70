"""Writes down, at each generation of a translation, what every paragraph's words were written for.

Reading the segments of a basis.
"""

from collections.abc import Iterable, Mapping

from ..engine.models import StringTranslation, Translation, TranslationLog
from ..engine.strings import digest
from ..models import Basis
from ..provenance.snapshot import remembered
from .paragraphs import Paragraph, stored


def basis_of_log(log: TranslationLog) -> Basis | None:
    """Write the basis of the revision that a log entry of the engine tells of, from the segments as they are now."""
    translation = Translation.objects.filter(source_id=log.source_id, target_locale_id=log.locale_id).first()
    return translation and write_basis(translation, log.revision_id)


def write_basis(translation: Translation, revision_id: int | None, written_before=None) -> Basis:
    """Write the basis of a generated revision; without a revision, in place of the one there was.

    ``written_before`` leaves out words that came later than a moment: they are not in a revision of that time.
    """
    paragraphs = stored([translation.source_id]).get(translation.source_id, [])
    words = words_of(translation, paragraphs)
    if written_before is not None:
        words = {key: row for key, row in words.items() if row.created_at <= written_before}
    segments = [_segment(one, words.get((one.string, one.context)), written_before) for one in paragraphs]
    _remember_authors(segments)
    basis, _made = Basis.objects.update_or_create(
        **({"revision_id": revision_id} if revision_id else {"translation": translation, "revision": None}),
        defaults={"translation": translation, "segments": segments},
    )
    return basis


def words_of(translation: Translation, paragraphs: Iterable[Paragraph]) -> dict[tuple[int, int], StringTranslation]:
    """The words that a generation would use, by string and context: those without a fault. One query."""
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        has_error=False,
        context__in={one.context for one in paragraphs},
        translation_of__in={one.string for one in paragraphs},
    )
    return {(row.translation_of_id, row.context_id): row for row in rows.select_related("carried")}


def _segment(paragraph: Paragraph, words: StringTranslation | None, written_before=None) -> dict:
    carried = getattr(words, "carried", None)
    was_rewritten = words is not None and written_before is not None and words.updated_at > written_before
    return {
        "path": paragraph.path,
        "position": paragraph.position,
        "string": carried.base_string_id if carried else paragraph.string,
        "attrs": carried.base_attrs if carried else paragraph.attrs,
        "source": paragraph.string,
        "source_attrs": paragraph.attrs,
        "translation": words.pk if words else None,
        "digest": "" if was_rewritten else digest(words.data if words else paragraph.text),
        "kind": carried.kind if carried else "",
    }


def _remember_authors(segments):
    authors = remembered({segment["translation"] for segment in segments if segment["translation"]})
    for segment in segments:
        if segment["translation"] in authors:
            segment["authorship"] = authors[segment["translation"]]


def as_generated(segment: dict, texts: Mapping[int, str]) -> Paragraph:
    """What stood in the original when the revision was generated."""
    return _paragraph(segment, segment["source"], segment["source_attrs"], texts)


def as_written_for(segment: dict, texts: Mapping[int, str]) -> Paragraph:
    """What the words in the revision were written for: another text than that, where they were carried over."""
    return _paragraph(segment, segment["string"], segment["attrs"], texts)


def _paragraph(segment, string, attrs, texts):
    return Paragraph(segment["path"], segment["position"], texts.get(string, ""), attrs, string)
