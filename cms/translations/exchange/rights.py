"""Who may take which translations home and bring them back. One function for one target, one for languages."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model, QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from ..scope import languages_of


def languages(user) -> QuerySet[Locale]:
    """The languages that somebody may translate into."""
    mine = languages_of(user)
    return Locale.objects.all() if mine.everywhere else Locale.objects.filter(pk__in=mine.ids)


def targets(translations: Iterable[Translation]) -> dict[int, Model]:
    """The rows that translations are for, by id of the Translation; a query for each type and language.

    What is not made yet, or was deleted, is missing from it.
    """
    wanted = defaultdict(list)
    for translation in translations:
        wanted[translation.source.specific_content_type, translation.target_locale].append(translation)
    found = {}
    for (content_type, locale), group in wanted.items():
        keys = {translation.source.object_id for translation in group}
        rows = content_type.model_class()._base_manager.filter(translation_key__in=keys, locale=locale)
        by_key = {row.translation_key: row for row in (rows.filter(alias_of=None) if _is_page(rows) else rows)}
        for translation in group:
            if row := by_key.get(translation.source.object_id):
                row.locale = locale
                found[translation.pk] = row
    return found


def _is_page(rows):
    return issubclass(rows.model, Page)
