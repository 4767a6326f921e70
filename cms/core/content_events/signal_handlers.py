"""The one receiver of each signal that Django and Wagtail send of content."""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from wagtail.models import CollectionViewRestriction, Locale, Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    pre_page_move,
    published,
    unpublished,
)

from .events import (
    CollectionRestricted,
    Deleted,
    Deleting,
    Hidden,
    LanguageAdded,
    Moved,
    Moving,
    Published,
    Restricted,
    Saved,
    Saving,
    SubtreeChanged,
    Unrestricting,
    Why,
)
from .subscribers import subscribers_of, tell


def _saving(sender, instance, raw=False, update_fields=None, **kwargs):
    if subscribers_of(Saving, sender):
        tell(Saving(instance, update_fields, raw))


def _saved(sender, instance, created=False, raw=False, update_fields=None, **kwargs):
    if raw:
        return
    if subscribers_of(Saved, sender):
        tell(Saved(instance, created, update_fields))
    if sender is PageViewRestriction:
        tell(Restricted(instance, created))
        _subtree_changed(instance.page_id, Why.RESTRICTED)
    elif sender is CollectionViewRestriction:
        tell(CollectionRestricted(instance))
    elif sender is Locale and created:
        tell(LanguageAdded(instance))


def _deleting(sender, instance, origin=None, **kwargs):
    if subscribers_of(Deleting, sender):
        tell(Deleting(instance, origin))
    if sender is PageViewRestriction:
        tell(Unrestricting(instance, origin))


def _deleted(sender, instance, **kwargs):
    if subscribers_of(Deleted, sender):
        tell(Deleted(instance))
    if sender is PageViewRestriction:
        _subtree_changed(instance.page_id, Why.RESTRICTED)
    elif sender is CollectionViewRestriction:
        tell(CollectionRestricted(instance))


def _groups_changed(sender, instance, action, **kwargs):
    """Whom a restriction lets in. It is one for the public all the same: nothing is shown or hidden by that."""
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        tell(Restricted(instance, groups_only=True))


def _published(sender, instance, signal, **kwargs):
    """Of a page Wagtail sends both signals: it is told once."""
    if signal is page_published or not isinstance(instance, Page):
        tell(Published(instance))


def _hidden(sender, instance, signal, **kwargs):
    if signal is page_unpublished or not isinstance(instance, Page):
        tell(Hidden(instance))


def _moving(sender, instance, parent_page_after, **kwargs):
    tell(Moving(instance, parent_page_after))


def _moved(sender, instance, parent_page_before, parent_page_after, **kwargs):
    tell(Moved(Page.objects.get(pk=instance.pk), parent_page_before, parent_page_after))
    _subtree_changed(instance.pk, Why.MOVED)


def _renamed(sender, instance, **kwargs):
    _subtree_changed(instance.pk, Why.RENAMED)


def _subtree_changed(page_id, why):
    """Read anew, as what was told before may have moved or deleted it."""
    page = Page.objects.filter(pk=page_id).first()
    if page is not None:
        tell(SubtreeChanged(page, why))


def connect() -> None:
    """Listen to the signals, each once. Called by the foundation's ``ready()``, before Wagtail's own receivers."""
    pre_save.connect(_saving, dispatch_uid="content_saving")
    post_save.connect(_saved, dispatch_uid="content_saved")
    pre_delete.connect(_deleting, dispatch_uid="content_deleting")
    post_delete.connect(_deleted, dispatch_uid="content_deleted")
    m2m_changed.connect(
        _groups_changed, sender=PageViewRestriction.groups.through, dispatch_uid="content_restriction_groups"
    )
    for signal in (page_published, published):
        signal.connect(_published, dispatch_uid="content_published")
    for signal in (page_unpublished, unpublished):
        signal.connect(_hidden, dispatch_uid="content_hidden")
    pre_page_move.connect(_moving, dispatch_uid="content_moving")
    post_page_move.connect(_moved, dispatch_uid="content_moved")
    page_slug_changed.connect(_renamed, dispatch_uid="content_renamed")
