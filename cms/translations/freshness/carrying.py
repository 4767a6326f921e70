"""When the original changes, the words of every translation are kept for the text that takes the old one's place.

Without this the engine has no translation for the changed text, and the next generation puts the original's language
in place of the translation.
"""

from django.db.models import Max
from wagtail_localize.models import SourceDeletedError, Translation, TranslationSource

from ..models import Basis
from .announcing import changed
from .keeping import Keeping
from .moves import Move, appeared, moves_between
from .paragraphs import Paragraph, in_instance, stored
from .segments import as_generated
from .strings import texts_of


def keep_words(source: TranslationSource) -> None:
    """Keep the words of all enabled translations for what changed in ``source.content_json``.

    To be called while the segments are still those from before. Words that are there for a new text stay as they are.
    """
    translations = list(source.translations.filter(enabled=True))
    before = stored([source.pk]).get(source.pk, [])
    after = _after(source) if translations else []
    fresh = set(map(_key, appeared(before, after)))
    if not fresh:
        return
    moves = _of(fresh, moves_between(before, after))
    earlier = {
        locale: _of(fresh, moves_between(generated, after)) for locale, generated in _generated(translations).items()
    }
    Keeping(source, moves, earlier).keep([translation.target_locale_id for translation in translations])
    changed(source)


def _after(source):
    try:
        return in_instance(source.as_instance())
    except SourceDeletedError:
        return []


def _of(fresh, moves) -> list[Move]:
    return [move for move in moves if _key(move.new) in fresh]


def _key(paragraph):
    return paragraph.path, paragraph.text


def _generated(translations: list[Translation]) -> dict[int, list[Paragraph]]:
    """What the newest generated revision of each language was made from. Two queries.

    A paragraph may stand in it that an extraction in between no longer found, and that now comes back reworded.
    """
    newest = Basis.objects.filter(translation__in=translations).values("translation").annotate(newest=Max("pk"))
    bases = Basis.objects.filter(pk__in=newest.values("newest")).select_related("translation")
    bases = list(bases)
    texts = texts_of(segment["source"] for basis in bases for segment in basis.segments)
    return {
        basis.translation.target_locale_id: [as_generated(segment, texts) for segment in basis.segments]
        for basis in bases
    }
