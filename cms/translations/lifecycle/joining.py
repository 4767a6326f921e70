"""Content that was translated from two languages, before that was refused: its translations come from one original.

The row that was extracted first leads (``cms.core.originals``). What was translated from a translation is handed to the
original's extraction with all its words, kept for the text that stands in the same place and waiting for a look.
"""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count

from ..engine.models import Translation, TranslationLog, TranslationSource
from ..freshness.alignment import Move
from ..freshness.carry_over import Keeping
from ..freshness.paragraphs import by_path, stored
from ..models import Basis
from ..status.jobs import refresh_soon


def sources_to_join() -> Iterator[tuple[TranslationSource, list[TranslationSource]]]:
    """Of each content with several extractions: that of the row that leads, and the others."""
    several = TranslationSource.objects.values("object_id").annotate(number=Count("pk")).filter(number__gt=1)
    for key in several.order_by("object_id").values_list("object_id", flat=True):
        sources = list(TranslationSource.objects.filter(object_id=key).select_related("locale").order_by("pk"))
        leading = next((source for source in sources if _exists(source)), None)
        if leading is not None:
            yield leading, [source for source in sources if source != leading]


def _exists(source) -> bool:
    model = source.specific_content_type.model_class()
    return model._base_manager.filter(translation_key=source.object_id, locale_id=source.locale_id).exists()


@transaction.atomic
def join(leading: TranslationSource, others: list[TranslationSource]) -> None:
    """Hand what was translated from the others to the extraction that leads, and remove the others."""
    for other in others:
        if _exists(other):
            _hand_over(leading, other)
            other.delete()
    refresh_soon([leading.object_id])


def _hand_over(leading, other):
    """What the leading one has in a language already stays; of the other's there, what its words were written for."""
    own = dict(leading.translations.values_list("target_locale_id", "pk"))
    handed = []
    for translation in other.translations.exclude(target_locale=leading.locale_id):
        locale_id = translation.target_locale_id
        TranslationLog.objects.filter(source=other, locale=locale_id).update(source=leading)
        if locale_id in own:
            bases = Basis.objects.filter(translation=translation, revision__isnull=False)
            bases.update(translation=own[locale_id])
        else:
            Translation.objects.filter(pk=translation.pk).update(source=leading)
            handed.append(locale_id)
    moves = list(_same_places(other, leading))
    Keeping(leading, moves, {}, fresh=set()).keep(handed)


def _same_places(other, leading) -> Iterator[Move]:
    """Paragraphs of one language and the other, place by place, where there are as many."""
    found = stored([other.pk, leading.pk])
    before = by_path(found.get(other.pk, []))
    for path, now in by_path(found.get(leading.pk, [])).items():
        then = before.get(path, [])
        if len(then) == len(now):
            yield from map(Move, then, now)
