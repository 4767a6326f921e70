"""A plain form for the words of content without drafts: it has no row to open the editor on before it is published."""

from dataclasses import dataclass

from django.utils.text import capfirst

from ..engine.models import Translation
from ..engine.segments import Segment, segments_of
from ..engine.words import Author, write


@dataclass(frozen=True)
class Word:
    name: str
    label: str
    original: str
    value: str
    error: str


def words_of(translation: Translation) -> list[Word]:
    model = translation.source.specific_content_type.model_class()
    return [_word(each, model) for each in segments_of(translation)]


def _word(segment: Segment, model):
    field = model._meta.get_field(segment.path.split(".")[0])
    written = segment.words
    return Word(
        name=f"segment-{segment.source.pk}",
        label=capfirst(str(getattr(field, "verbose_name", field.name))),
        original=segment.text,
        value=written.data if written is not None else "",
        error=(written.get_error() or "") if written is not None and written.has_error else "",
    )


def save_words(translation: Translation, posted, user) -> int:
    """Save what was written, and no more than what changed. Gives the number of changes."""
    changed = 0
    for segment in segments_of(translation):
        value = posted.get(f"segment-{segment.source.pk}", "").strip()
        if not value or (segment.words is not None and segment.words.data == value):
            continue
        source = segment.source
        write(source.string, source.context, translation.target_locale_id, value, Author(user.pk))
        changed += 1
    return changed
