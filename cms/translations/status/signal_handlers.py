"""What happens to content, and what it means for its states.

Being live and public is kept at once, in the transaction of the event; the rest is left to a job, once for each
content and transaction. Bulk writes send no signals: whoever makes them calls ``jobs.refresh_soon``.
"""

from django.core.exceptions import ObjectDoesNotExist
from wagtail.models import Page

from cms.core.content_events import Deleted, LanguageAdded, Saved, Step, SubtreeChanged, Why, subscribe
from cms.operations.jobs import due

from ..engine.models import StringSegment, StringTranslation, Translation, TranslationLog, TranslationSource
from ..freshness.signals import freshness_changed
from ..models import Authorship, Basis, Carried, ChangeDecision
from ..provenance.signals import words_reviewed
from . import visibility
from .contents import content_model, has_status
from .jobs import rebuild_status, refresh_soon


def _row_saved(event):
    if not event.of_draft:
        _row_changed(event)


def _row_changed(event):
    model, key = content_model(event.row), event.row.translation_key
    visibility.follow(model, [key])
    refresh_soon([key])


def _subtree_changed(event):
    """It may stand under another restriction now. A restriction makes a page private whatever its kind and groups."""
    if event.why != Why.RENAMED:
        below = Page.objects.descendant_of(event.row, inclusive=True)
        visibility.follow(Page, below.values("translation_key"))


def _language_added(event):
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


def _record_changed(event):
    """A record about some content was saved or deleted. Of what is deleted along with the content, nothing is said."""
    try:
        key = _KEY_OF[event.model](event.row)
    except (ObjectDoesNotExist, AttributeError):
        return
    refresh_soon([key])


def _freshness_changed(sender, source, **kwargs):
    refresh_soon([source.object_id])


def _words_reviewed(sender, keys, **kwargs):
    refresh_soon(keys)


def connect() -> None:
    content = {"where": has_status, "of": "content with a status"}
    subscribe(Saved, _row_saved, step=Step.STATUS, **content, does="status: live and public now, the rest in a job")
    subscribe(Deleted, _row_changed, step=Step.STATUS, **content, does="status: gone now, the rest in a job")
    subscribe(SubtreeChanged, _subtree_changed, step=Step.STATUS, does="status of all below: public or not")
    subscribe(LanguageAdded, _language_added, step=Step.STATUS, does="status of everything in it, in a job")
    for event in (Saved, Deleted):
        subscribe(
            event, _record_changed, step=Step.STATUS, models=tuple(_KEY_OF), does="status of its content, in a job"
        )
    freshness_changed.connect(_freshness_changed, dispatch_uid="status_after_change")
    words_reviewed.connect(_words_reviewed, dispatch_uid="status_after_review")
