"""After an editor has published changed words, a screen asks which changes were only corrections."""

from django.db.models import IntegerField, Subquery, Value
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import TranslatableMixin
from wagtail_localize.models import TranslationSource

from ..models import ChangeKind
from .outstanding import outstanding
from .paragraphs import in_instance, stored

WEIGHTY = {ChangeKind.WORDING, ChangeKind.FACT}


def source_of(instance) -> TranslationSource | None:
    """The source that enabled translations are made from, if this row is their original.

    It has ``live_revision``, the key of the row's revision that is live now; an editor's draft tells of an older one.
    """
    if not isinstance(instance, TranslatableMixin):
        return None
    sources = TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id)
    sources = sources.filter(translations__enabled=True).annotate(live_revision=_live_revision(instance)).distinct()
    return sources.select_related("locale", "specific_content_type").first()


def remember(request: HttpRequest, instance) -> None:
    """Before an editor's changes are saved: what was published then."""
    source = source_of(instance) if request.method == "POST" else None
    if source is not None:
        request.published_before = source, stored([source.pk]).get(source.pk, [])


def ask(request: HttpRequest, instance) -> HttpResponseRedirect | None:
    """After they are saved: leads to the screen if changed words were published with them."""
    source, before = getattr(request, "published_before", (None, None))
    if source is None:
        return None
    row = source.get_source_instance()
    if hasattr(row, "live_revision_id") and row.live_revision_id == source.live_revision:
        return None
    now = in_instance(row)
    new = {_words(one) for one in now} - {_words(one) for one in before}
    # Where no words are new, nothing more is looked up: most of what is published changes facts alone.
    if new and any(change.kind in WEIGHTY and _words(change.new) in new for change in outstanding(source, now)):
        return redirect(reverse("translations:changes", args=[source.pk]))
    return None


def _words(paragraph):
    return paragraph.path, paragraph.text, str(paragraph.attrs)


def _live_revision(instance):
    if not hasattr(instance, "live_revision_id"):
        return Value(None, output_field=IntegerField())
    return Subquery(type(instance)._base_manager.filter(pk=instance.pk).values("live_revision_id"))
