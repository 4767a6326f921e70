"""After an editor has published changed words, a screen asks which changes were only corrections."""

from typing import NamedTuple

from django.db.models import Exists, IntegerField, OuterRef, Subquery, Value
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Page, TranslatableMixin

from ..engine.models import StringSegment, StringTranslation, Translation, TranslationSource
from ..models import ChangeKind
from .alignment import pairs_between
from .decisions import classify
from .paragraphs import Paragraph, in_instance, numbered

WEIGHTY = {ChangeKind.WORDING, ChangeKind.FACT}


class Before(NamedTuple):
    """What was published of an original before an editor's changes were saved."""

    source_id: int
    language: str
    live_revision: int | None  # the key of the row's revision that was live; an editor's draft tells of an older one
    paragraphs: list[Paragraph]
    translated: set[tuple[int, int]]  # strings and contexts that some language has words for


def source_of(instance) -> TranslationSource | None:
    """The source that enabled translations are made from, if this row is their original."""
    if not isinstance(instance, TranslatableMixin):
        return None
    sources = TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id)
    sources = sources.filter(translations__enabled=True).distinct()
    return sources.select_related("locale", "specific_content_type").first()


def remember(request: HttpRequest, instance) -> None:
    """Before an editor's changes are saved: what was published then."""
    if request.method == "POST" and isinstance(instance, TranslatableMixin):
        request.published_before = _before(instance)


def _before(instance) -> Before | None:
    """One query; None where nothing is translated from this row."""
    enabled = Translation.objects.filter(source=OuterRef("source"), enabled=True)
    segments = StringSegment.objects.filter(
        Exists(enabled), source__object_id=instance.translation_key, source__locale_id=instance.locale_id
    )
    words = StringTranslation.objects.filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), has_error=False
    )
    of_row = ("source__locale__language_code", _live_revision(instance), Exists(words))
    fields = ("context__path", "string__data", "attrs", "string_id", "context_id")
    rows = list(segments.order_by("order", "pk").values_list("source_id", *of_row, *fields))
    if not rows:
        return None
    translated = {tuple(row[-2:]) for row in rows if row[3]}
    return Before(*rows[0][:3], numbered(row[4:] for row in rows), translated)


def ask(request: HttpRequest, instance) -> HttpResponseRedirect | None:
    """After they are saved: leads to the screen if changed words were published with them.

    Only whether there is something to ask is looked for here; the screen itself finds all that is outstanding.
    """
    before = getattr(request, "published_before", None)
    if before is None:
        return None
    # Where the editor published a page, this is its public row, read again.
    published = isinstance(instance, Page) and "action-publish" in request.POST
    row = instance if published else type(instance)._base_manager.get(pk=instance.pk)
    if hasattr(row, "live_revision_id") and row.live_revision_id == before.live_revision:
        return None
    pairs = pairs_between(before.paragraphs, in_instance(row))
    changed = [old for old, new in pairs if _is_weighty(old, new, before.language)]
    if any((old.string, old.context) in before.translated for old in changed):
        return redirect(reverse("translations:changes", args=[before.source_id]))
    return None


def _is_weighty(old, new, language) -> bool:
    return classify(old.text, new.text, language, old.attrs, new.attrs) in WEIGHTY


def _live_revision(instance):
    if not hasattr(instance, "live_revision_id"):
        return Value(None, output_field=IntegerField())
    return Subquery(type(instance)._base_manager.filter(pk=instance.pk).values("live_revision_id"))
