"""What happens to content, and what it changes for readers of the API."""

from collections import defaultdict

from django.db.models.signals import post_delete, post_save
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from cms.core.models import CustomDocument, CustomImage
from cms.core.publishing import saves_a_draft
from cms.translations.status.signals import states_written

from ..registry import followers, resource_of
from .marking import is_first, mark_known, raise_version, refresh, touch, touch_all

SHOWN_BY_OTHERS = (CustomImage, CustomDocument)  # what mentions them is found when it is numbered
EVERYWHERE = (Locale, Site)  # what every address or every language depends on


def row_changed(model, instance, *, gone: bool = False) -> None:
    """A row was saved or deleted: note it, and what changes with it."""
    resource = resource_of(model)
    # A save hides what it makes a draft, and what is public by something else, such as a roundtable by its region.
    may_hide = gone or not isinstance(instance, DraftStateMixin) or not instance.live
    if resource and (may_hide or not mark_known(resource, instance)):
        refresh(resource, [resource.key_of(instance)])
    for follower in followers(model):
        refresh(follower, follower.follows(model, [instance]))


def _saved(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or saves_a_draft(instance, update_fields):
        return
    _changed(instance)


def _changed(instance):
    model = _model_of(instance)
    if resource_of(model) or followers(model):
        row_changed(model, instance)
    elif isinstance(instance, SHOWN_BY_OTHERS):
        raise_version(instance)
    elif isinstance(instance, EVERYWHERE):
        raise_version(instance)
        if isinstance(instance, Site):
            touch_all()
    else:
        _touch_owner_of(instance)


def _deleted(sender, instance, **kwargs):
    model = _model_of(instance)
    if resource_of(model) or followers(model):
        row_changed(model, instance, gone=True)
    else:
        _changed(instance)


def _model_of(instance):
    """Pages are sometimes saved as plain ones: by their type they are found."""
    return (instance.specific_class or Page) if type(instance) is Page else type(instance)


def _touch_owner_of(instance):
    """A row that belongs to a page or snippet: that is what changed. Once for a transaction, however many rows."""
    for field in instance._meta.concrete_fields:
        if not isinstance(field, ParentalKey):
            continue
        resource = resource_of(field.related_model)
        owner = getattr(instance, field.name, None) if resource else None
        if owner is not None and is_first(resource.name, resource.key_of(owner)):
            touch([resource.key_of(owner)], resource.name)


def _subtree_changed(page):
    """Who may see a page and what is below it, or where it is found, has changed."""
    found = defaultdict(list)
    for row in Page.objects.descendant_of(page, inclusive=True).only("content_type", "translation_key", "locale"):
        found[row.content_type_id].append(row)
    for rows in found.values():
        if model := rows[0].specific_class:
            resource = resource_of(model)
            if resource:
                refresh(resource, [row.translation_key for row in rows])
            for follower in followers(model):
                refresh(follower, follower.follows(model, rows))


def _moved(sender, instance, **kwargs):
    _subtree_changed(Page.objects.get(pk=instance.pk))


def _restricted(sender, instance, raw=False, **kwargs):
    page = not raw and Page.objects.filter(pk=instance.page_id).first()
    if page:
        _subtree_changed(page)


def _states_written(sender, keys, **kwargs):
    touch(keys)


def connect() -> None:
    post_save.connect(_saved, dispatch_uid="api_saved")
    post_delete.connect(_deleted, dispatch_uid="api_deleted")
    for signal in (post_page_move, page_slug_changed):
        signal.connect(_moved, dispatch_uid="api_moved")
    for signal in (post_save, post_delete):
        signal.connect(_restricted, sender=PageViewRestriction, dispatch_uid="api_restricted")
    states_written.connect(_states_written, dispatch_uid="api_states")
