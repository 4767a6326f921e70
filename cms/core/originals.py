"""Which row of a content leads: what happens to it happens to its translations. It is one row, or none.

The row that wagtail-localize extracted first leads, of those that exist; where it extracted from none, the oldest.
Where all that it extracted from was deleted nobody leads: each translation stands by itself, until one is sent to be
translated and leads from then on. A second row of a content is never extracted from while the first exists.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.utils.translation import gettext as _
from wagtail.models import Page, TranslatableMixin

from . import languages
from .content_events import Deleted, Saved, Saving, Step, subscribe
from .engine import TranslationSource

_version_of_sources = 0  # how often sources were made or deleted in this process


class SecondOriginalError(PermissionDenied):
    """Somebody would have a translation extracted, to be translated from; its original is what is sent."""

    def __init__(self, name: str, language: str):
        message = _("“%(name)s” is a translation. Send its original (%(language)s) to be translated.")
        super().__init__(message % {"name": name, "language": languages.name_in(language)})


def is_original(instance: TranslatableMixin) -> bool:
    """Whether translations of the content are made from this row."""
    return leading_locale_id(instance) == instance.locale_id


def leading_locale_id(instance: TranslatableMixin) -> int | None:
    """The locale of the row that leads the content of this one; of no row that exists, or None, where none does."""
    sources = sources_of(instance)
    if len(sources) == 1:
        return next(iter(sources))
    existing = list(rows_of(instance).order_by("pk").values_list("locale_id", flat=True))
    return next((locale_id for locale_id in sources or existing if locale_id in existing), None)


def rows_of(instance: TranslatableMixin) -> QuerySet:
    """All rows of the same content, this one and drafts included; aliases are none."""
    return _real(type(instance)).filter(translation_key=instance.translation_key)


def sources_of(instance: TranslatableMixin) -> dict[int, int]:
    """The engine's sources for a row's content, the oldest first: their ids by locale.

    Publishing asks several times. What is known is kept on the row, until a source is made or deleted here.
    """
    kept = instance.__dict__.get("_sources_known")
    if kept is None or kept[0] != _version_of_sources:
        found = TranslationSource.objects.filter(object_id=instance.translation_key).order_by("pk")
        kept = instance._sources_known = _version_of_sources, dict(found.values_list("locale_id", "pk"))
    return kept[1]


def extracted_from(model: type, key: str = "translation_key") -> Subquery:
    """For a query: the locale of the row that leads by having been extracted first, of the content with the outer key.

    NULL where the engine extracted from none that exists.
    """
    rows = _real(model).filter(translation_key=OuterRef("object_id"), locale=OuterRef("locale"))
    found = TranslationSource.objects.filter(Exists(rows), object_id=OuterRef(key)).order_by("pk")
    return Subquery(found.values("locale")[:1])


def leading(rows: QuerySet) -> QuerySet:
    """Those of the rows that lead."""
    source = TranslationSource.objects.filter(object_id=OuterRef("translation_key"))
    older = _real(rows.model).filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    extracted_first = Q(locale_id=F("extracted_from"))
    return rows.annotate(extracted_from=extracted_from(rows.model)).filter(
        extracted_first | Q(~Exists(source)) & Q(~Exists(older))
    )


def original_first(model: type) -> Case:
    """For ordering rows of one content: the one extracted first; their keys come next, the oldest first."""
    return Case(When(locale_id=extracted_from(model), then=0), default=1, output_field=IntegerField())


def _real(model) -> QuerySet:
    """All rows of a model, of every type where they are pages, without aliases."""
    return Page.objects.filter(alias_of__isnull=True) if issubclass(model, Page) else model._base_manager.all()


def _refuse_second(event):
    source = event.row
    if not source._state.adding:
        return
    model = source.specific_content_type.model_class()
    rows = _real(model).filter(translation_key=source.object_id)
    others = TranslationSource.objects.filter(object_id=source.object_id, locale__in=rows.values("locale"))
    first = others.exclude(locale_id=source.locale_id).select_related("locale").order_by("pk").first()
    if first is not None:
        raise SecondOriginalError(source.object_repr, first.locale.language_code)


def _sources_changed(event):
    global _version_of_sources  # kept on rows with what was known then
    _version_of_sources += 1


def connect() -> None:
    sources = {"step": Step.GUARD, "models": TranslationSource}
    subscribe(Saving, _refuse_second, **sources, does="a second original of one content is refused")
    for event in (Saved, Deleted):
        subscribe(event, _sources_changed, **sources, does="which row leads is asked anew")
