"""Who may take which translations home and bring them back. One function for translations, one for languages."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import Model, QuerySet
from wagtail.models import Locale, Page

from ..engine.models import Translation
from ..language_permissions import languages_of, may_edit, may_translate_from


def languages(user) -> QuerySet[Locale]:
    """The languages that somebody may translate into."""
    mine = languages_of(user)
    return Locale.objects.all() if mine.everywhere else Locale.objects.filter(pk__in=mine.ids)


def open_to(user, translations: Iterable[Translation]) -> dict[int, Model]:
    """The rows that translations are for, by id of the Translation, as far as this person may read and write their
    texts: what ``scope.may_open`` says, in a few queries for any number of them. Their ``source`` and both locales are
    selected.

    What is not made yet, or was deleted, is missing from it.
    """
    translations = list(translations)
    originals = _rows(translations, lambda translation: translation.source.locale)
    targets = _rows(translations, lambda translation: translation.target_locale)
    return {
        pk: row for pk, row in targets.items() if may_edit(user, row) and may_translate_from(user, originals.get(pk))
    }


def _rows(translations: list[Translation], locale_of: Callable[[Translation], Locale]) -> dict[int, Model]:
    """The row of each translation in one of its languages; a query for each type and language."""
    wanted = defaultdict(list)
    for translation in translations:
        wanted[translation.source.specific_content_type, locale_of(translation)].append(translation)
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
