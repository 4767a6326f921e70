"""Reads what the states of some content follow from. The number of queries does not depend on how much content."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F, Model
from wagtail.models import Locale, Page

from cms.core.visibility import placeholder, restricted

from ..engine.models import String, StringTranslation, Translation, TranslationSource
from ..freshness import Paragraph, decided, stored
from ..freshness.decisions import Decided
from ..models import Basis
from ..provenance.snapshot import FIELDS
from .contents import content_type, has_drafts, has_revisions, rows_of


@dataclass(frozen=True)
class Row:
    """One language's row of a content as the database has it."""

    pk: int
    locale_id: int
    title: str
    specific_type_id: int
    live: bool
    public: bool
    published_at: datetime | None
    revision_id: int | None


@dataclass
class Content:
    """One piece of content, with all that its states follow from."""

    key: UUID
    content_type_id: int
    rows: dict[int, Row] = field(default_factory=dict)  # by locale
    sources: list[TranslationSource] = field(default_factory=list)
    paragraphs: dict[int, list[Paragraph]] = field(default_factory=lambda: defaultdict(list))  # by source
    translations: dict[int, list[Translation]] = field(default_factory=lambda: defaultdict(list))  # by target locale
    written: dict[int, tuple] = field(default_factory=dict)  # string translations by id: FIELDS
    usable: dict[tuple, str] = field(default_factory=dict)  # by (locale, context, string): kind of change if carried
    bases: dict[int, Basis] = field(default_factory=dict)  # by revision
    plain_bases: dict[int, Basis] = field(default_factory=dict)  # of rows without revisions, by translation
    decided: dict[int, Decided] = field(default_factory=dict)  # by source
    texts: dict[int, str] = field(default_factory=dict)  # of strings; shared by the whole batch
    lengths: dict[tuple, int] = field(default_factory=dict)  # of strings in words; shared by the whole batch


def load(model: type[Model], keys: Iterable[UUID]) -> list[Content]:
    """The content with these keys, without what has no row any more."""
    type_id = content_type(model).pk
    contents = {key: Content(key, type_id) for key in keys}
    _load_rows(model, contents)
    contents = {key: content for key, content in contents.items() if content.rows}
    _load_sources(contents)
    _load_paragraphs(contents)
    _load_written(contents)
    _load_bases(contents)
    return list(contents.values())


def locales() -> list[Locale]:
    return list(Locale.objects.order_by("pk"))


def _load_rows(model, contents):
    rows = rows_of(model).filter(translation_key__in=list(contents))
    if model is Page:
        # A home page that nobody has published holds the original's words, and no reader meets it.
        unseen = ExpressionWrapper(placeholder(), output_field=BooleanField())
        rows = rows.annotate(is_restricted=restricted(), is_placeholder=unseen).only(
            "title", "content_type", "live", "last_published_at", "live_revision", "locale", "translation_key"
        )
    for instance in rows.order_by("pk"):
        contents[instance.translation_key].rows[instance.locale_id] = _row(model, instance)


def _row(model, instance) -> Row:
    is_page, drafts = model is Page, has_drafts(model)
    live = instance.live if drafts else True
    live = live and not (is_page and instance.is_placeholder)
    revision = "live_revision_id" if drafts else "latest_revision_id"
    return Row(
        pk=instance.pk,
        locale_id=instance.locale_id,
        title=(instance.title if is_page else str(instance))[:255],
        specific_type_id=instance.content_type_id if is_page else content_type(model).pk,
        live=live,
        public=live and not (is_page and instance.is_restricted),
        published_at=instance.last_published_at if drafts else None,
        revision_id=getattr(instance, revision) if has_revisions(model) else None,
    )


def _load_sources(contents):
    sources = TranslationSource.objects.filter(object_id__in=list(contents)).defer("content_json").order_by("pk")
    for source in sources.prefetch_related("translations"):
        content = contents[source.object_id]
        content.sources.append(source)
        for translation in sorted(source.translations.all(), key=lambda translation: translation.pk):
            translation.source = source
            content.translations[translation.target_locale_id].append(translation)


def _load_paragraphs(contents):
    by_source = {source.pk: content for content in contents.values() for source in content.sources}
    texts, lengths, found = {}, {}, decided(by_source)
    for content in contents.values():
        content.texts, content.lengths, content.decided = texts, lengths, found
    for source_id, paragraphs in stored(by_source).items():
        by_source[source_id].paragraphs[source_id] = paragraphs
        texts.update((paragraph.string, paragraph.text) for paragraph in paragraphs)


def _load_written(contents):
    written = StringTranslation.objects.filter(context__object__in=list(contents))
    wanted = (
        "context__object_id",
        "locale_id",
        "context_id",
        "translation_of_id",
        "has_error",
        "carried__kind",
        *FIELDS,
    )
    for key, locale_id, context_id, string_id, has_error, kind, *row in written.values_list(*wanted).iterator(2000):
        content = contents[key]
        content.written[row[0]] = tuple(row)
        if not has_error:
            content.usable[locale_id, context_id, string_id] = kind or ""


def _load_bases(contents):
    live = {row.revision_id for content in contents.values() for row in content.rows.values() if row.revision_id}
    bases = Basis.objects.filter(translation__source__object_id__in=list(contents))
    bases = bases.filter(revision__in=live) | bases.filter(revision=None)
    wanted = bases.annotate(key=F("translation__source__object_id")).order_by("pk")
    texts = next((content.texts for content in contents.values()), {})
    missing = set()
    for basis in wanted:
        content = contents[basis.key]
        if basis.revision_id is None:
            content.plain_bases[basis.translation_id] = basis
        else:
            content.bases[basis.revision_id] = basis
        missing.update({segment[name] for segment in basis.segments for name in ("string", "source")} - texts.keys())
    texts.update(String.objects.filter(pk__in=missing).values_list("pk", "data"))
