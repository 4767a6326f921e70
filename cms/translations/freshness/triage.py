"""After an editor has published changed words, a screen asks which changes were only corrections."""

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import TranslatableMixin
from wagtail_localize.models import TranslationSource

from ..models import ChangeKind
from .outstanding import outstanding
from .paragraphs import stored

WEIGHTY = {ChangeKind.WORDING, ChangeKind.FACT}


def source_of(instance) -> TranslationSource | None:
    """The source that enabled translations are made from, if this row is their original."""
    if not isinstance(instance, TranslatableMixin):
        return None
    sources = TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id)
    return sources.filter(translations__enabled=True).distinct().select_related("locale").first()


def remember(request: HttpRequest, instance) -> None:
    """Before an editor's changes are saved: what was published then."""
    source = source_of(instance) if request.method == "POST" else None
    if source is not None:
        request.published_before = source, _live_revision(instance), stored([source.pk]).get(source.pk, [])


def ask(request: HttpRequest, instance) -> HttpResponseRedirect | None:
    """After they are saved: leads to the screen if changed words were published with them."""
    source, revision, before = getattr(request, "published_before", (None, None, None))
    if source is None or (revision is not None and _live_revision(instance) == revision):
        return None
    known = {(one.path, one.text, str(one.attrs)) for one in before}
    for change in outstanding(source):
        if change.kind in WEIGHTY and (change.new.path, change.new.text, str(change.new.attrs)) not in known:
            return redirect(reverse("translations:changes", args=[source.pk]))
    return None


def _live_revision(instance):
    """The key of the revision that is live; 0 while none is, None for what has no drafts."""
    if not hasattr(instance, "live_revision_id"):
        return None
    return type(instance)._base_manager.values_list("live_revision_id", flat=True).get(pk=instance.pk) or 0
