"""What happens to content, and what it means for its states.

Being live and public is kept at once, in the transaction of the event; the rest is left to a job, once for each
content and transaction. Bulk writes send no signals: whoever makes them calls ``jobs.refresh_soon``.
"""

from django.core.exceptions import ObjectDoesNotExist
from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import post_page_move

from cms.core.publishing import saves_a_draft
from cms.operations.jobs import due

from ..engine.models import StringSegment, StringTranslation, Translation, TranslationLog, TranslationSource
from ..freshness.signals import freshness_changed
from ..models import Authorship, Basis, Carried, ChangeDecision
from ..provenance.signals import words_reviewed
from . import visibility
from .contents import content_model
from .jobs import rebuild_status, refresh_soon


def _row_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    model = content_model(instance)
    if raw or model is None:
        return
    if saves_a_draft(instance, update_fields):
        return
    visibility.follow(model, [instance.translation_key])
    refresh_soon([instance.translation_key])


def _row_deleted(sender, instance, **kwargs):
    model = content_model(instance)
    if model is not None:
        visibility.follow(model, [instance.translation_key])
        refresh_soon([instance.translation_key])


def _page_moved(sender, instance, **kwargs):
    """It may stand under another restriction now, and everything below it too."""
    _follow_below(Page.objects.get(pk=instance.pk))


def _restriction_changed(sender, instance, raw=False, **kwargs):
    """Any restriction makes a page private, whatever its kind and groups: a change of those alone changes no state."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None and not raw:
        _follow_below(page)


def _follow_below(page):
    below = Page.objects.descendant_of(page, inclusive=True)
    visibility.follow(Page, below.values("translation_key"))


def _locale_saved(sender, instance, created, raw=False, **kwargs):
    if created and not raw:
        due(rebuild_status)


_KEY_OF = {
    StringTranslation: lambda row: row.context.object_id,
    StringSegment: lambda row: row.context.object_id,
    TranslationSource: lambda row: row.object_id,
    Translation: lambda row: row.source.object_id,
    TranslationLog: lambda row: row.source.object_id,
    Basis: lambda row: row.translation.source.object_id,
    Carried: lambda row: row.string_translation.context.object_id,
    ChangeDecision: lambda row: row.source.object_id,
    Authorship: lambda row: row.string_translation.context.object_id,
}


def _record_changed(sender, instance, raw=False, **kwargs):
    """A record about some content was saved or deleted. Of what is deleted along with the content, nothing is said."""
    if raw:
        return
    try:
        key = _KEY_OF[sender](instance)
    except (ObjectDoesNotExist, AttributeError):
        return
    refresh_soon([key])


def _freshness_changed(sender, source, **kwargs):
    refresh_soon([source.object_id])


def _words_reviewed(sender, keys, **kwargs):
    refresh_soon(keys)


def connect() -> None:
    post_save.connect(_row_saved, dispatch_uid="status_of_saved_row")
    post_delete.connect(_row_deleted, dispatch_uid="status_of_deleted_row")
    post_page_move.connect(_page_moved, dispatch_uid="status_of_moved_page")
    for signal in (post_save, post_delete):
        signal.connect(_restriction_changed, sender=PageViewRestriction, dispatch_uid="status_of_restricted_page")
        for model in _KEY_OF:
            signal.connect(_record_changed, sender=model, dispatch_uid=f"status_after_{model.__name__}")
    freshness_changed.connect(_freshness_changed, dispatch_uid="status_after_change")
    words_reviewed.connect(_words_reviewed, dispatch_uid="status_after_review")
    post_save.connect(_locale_saved, sender=Locale, dispatch_uid="status_in_new_language")
