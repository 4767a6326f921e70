"""The state of a piece of content in each language: a pure function of what ``loading`` read."""

from collections.abc import Iterable, Iterator

from django.db.models import Model
from wagtail.models import Locale

from ..engine.models import Translation, TranslationSource
from ..freshness import word_count
from ..models import Basis, ChangeKind, TranslationStatus
from . import authors, change_counts
from .loading import Content, Row

Completeness, Freshness, Provenance = (
    TranslationStatus.Completeness,
    TranslationStatus.Freshness,
    TranslationStatus.Provenance,
)


def compute(content: Content, locales: Iterable[Locale]) -> list[TranslationStatus]:
    """One unsaved status for each locale."""
    codes = {locale.pk: locale.language_code for locale in locales}
    original, source = original_of(content)
    return [_status(content, locale_id, original, source, codes) for locale_id in codes]


def original_of(content: Content) -> tuple[Row | None, TranslationSource | None]:
    """The row that translations are made from, and its extraction; the rule of ``cms.core.originals``.

    If all that the engine extracted from is deleted, there is an extraction and no original.
    """
    if not content.sources:
        return min(content.rows.values(), key=lambda row: row.pk), None
    source = next((source for source in content.sources if source.locale_id in content.rows), None)
    return (content.rows[source.locale_id], source) if source else (None, content.sources[0])


def _status(content, locale_id, original, source, codes) -> TranslationStatus:
    row = content.rows.get(locale_id)
    status = TranslationStatus(
        content_type_id=content.content_type_id,
        translation_key=content.key,
        locale_id=locale_id,
        **_shared(content, original, source, codes),
    )
    if row is not None:
        status.row_id, status.live, status.public, status.revision_id = row.pk, row.live, row.public, row.revision_id
        status.specific_type_id = row.specific_type_id
    if original is not None and locale_id == original.locale_id:
        _fill_original(status, content, row, source, codes)
    else:
        _fill_translation(status, content, row, original, source, codes)
    return status


def _shared(content, original, source, codes) -> dict:
    """What every language's row says of the original."""
    if original is None:
        some = min(content.rows.values(), key=lambda row: row.pk)
        return {"specific_type_id": some.specific_type_id, "original_title": source.object_repr[:255]}
    return {
        "specific_type_id": original.specific_type_id,
        "original_title": original.title,
        "original_language": codes[original.locale_id],
        "original_public": original.public,
        "original_published_at": original.published_at,
    }


def _fill_original(status, content, row, source, codes):
    status.is_original = True
    if row.live:
        status.completeness = Completeness.TRANSLATED
    if source is not None:
        status.segments = len(content.paragraphs[source.pk])
        status.words = status.words_done = sum(number for _paragraph, number in _words(content, source, codes))


def _fill_translation(status, content, row, original, source, codes):
    live = row is not None and row.live
    basis = basis_of(content, row) if live else None
    translation = _translation(content, status.locale_id, source, basis)
    status.translation = translation
    source = translation.source if translation else source
    if live and basis is not None:
        _fill_from_basis(status, content, row, basis, codes)
    elif live:
        _fill_handmade(status, row, original)
    elif source is not None:
        status.segments = status.untranslated = len(content.paragraphs[source.pk])
    if source is not None:
        _fill_words(status, content, source, codes, by_hand=live and basis is None and not _enabled(translation))


def basis_of(content: Content, row: Row) -> Basis | None:
    """What the live words of a row were written for; None where they were written by hand."""
    ids = [translation.pk for translation in content.translations.get(row.locale_id, ())]
    if row.revision_id is not None:
        basis = content.bases.get(row.revision_id)
        return basis if basis is not None and basis.translation_id in ids else None
    return next((content.plain_bases[pk] for pk in ids if pk in content.plain_bases), None)


def _translation(content, locale_id, source, basis) -> Translation | None:
    """The engine's record that the live words came from; else the one from the original."""
    found = content.translations.get(locale_id, ())
    by_id = {translation.pk: translation for translation in found}
    if basis is not None:
        return by_id[basis.translation_id]
    return next((one for one in found if source and one.source_id == source.pk), found[0] if found else None)


def _enabled(translation) -> bool:
    return translation is not None and translation.enabled


def _fill_from_basis(status, content, row, basis, codes):
    status.segments = len(basis.segments)
    status.untranslated = sum(segment.get("translation") is None for segment in basis.segments)
    status.completeness = _completeness(status.segments, status.untranslated)
    source = status.translation.source
    status.marks = change_counts.marks_for(content, basis, source, codes[source.locale_id])
    for name, number in change_counts.counts(status.marks).items():
        setattr(status, name, number)
    if status.new or status.removed or status.reworded or status.facts:
        status.freshness = Freshness.CHANGED
    status.translated_at = row.published_at or basis.created_at
    authors.fill(status, content, basis)


def _completeness(segments: int, untranslated: int) -> str:
    """A row that is live with nothing but the original's words is no translation."""
    if not untranslated:
        return Completeness.TRANSLATED
    return Completeness.NOT_YET if untranslated == segments else Completeness.PARTLY


def _fill_handmade(status, row, original):
    """A person made this row without the engine: complete, and as current as the dates can tell."""
    status.completeness, status.provenance = Completeness.TRANSLATED, Provenance.PERSON
    status.translated_at = row.published_at
    changed_at = original.published_at if original else None
    known = changed_at is not None and row.published_at is not None
    status.freshness = Freshness.CURRENT if known and changed_at <= row.published_at else Freshness.UNKNOWN


def _fill_words(status, content, source, codes, by_hand: bool):
    """What translators have before them: words missing, or kept from before a change that was more than a typo.

    Whoever writes by hand, without the engine, has nothing waiting.
    """
    for paragraph, number in _words(content, source, codes):
        carried = content.usable.get((status.locale_id, paragraph.context, paragraph.string))
        done = by_hand or carried in {"", ChangeKind.TYPO}
        status.words += number
        status.words_done += number if done else 0
        status.words_changed += number if carried and not done else 0


def _words(content, source, codes) -> Iterator[tuple]:
    """Paragraphs with their numbers of words; each string is counted once for the whole of a batch."""
    language = codes[source.locale_id]
    for paragraph in content.paragraphs[source.pk]:
        kept = (paragraph.string, paragraph.path)
        if kept not in content.lengths:
            content.lengths[kept] = word_count.count_segment(paragraph.path, paragraph.text, language)
        yield paragraph, content.lengths[kept]


def same(one: Model, other: Model, fields: Iterable[str]) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in fields)
