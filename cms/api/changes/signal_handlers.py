"""What happens to content, and what it changes for readers of the API."""

from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, Locale, Page, Site

from cms.core.content_events import Deleted, Saved, Step, SubtreeChanged, subscribe
from cms.core.models import CustomDocument, CustomImage
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


def _saved(event):
    if not event.of_draft:
        _changed(event.row)


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


def _deleted(event):
    model = _model_of(event.row)
    if resource_of(model) or followers(model):
        row_changed(model, event.row, gone=True)
    else:
        _changed(event.row)


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


def _subtree_changed(event):
    for model, rows in event.by_model().items():
        resource = resource_of(model)
        if resource:
            refresh(resource, [row.translation_key for row in rows])
        for follower in followers(model):
            refresh(follower, follower.follows(model, rows))


def _states_written(sender, keys, **kwargs):
    touch(keys)


def connect() -> None:
    subscribe(Saved, _saved, step=Step.API, does="API: noted in the log of changes")
    subscribe(Deleted, _deleted, step=Step.API, does="API: noted in the log of changes")
    subscribe(SubtreeChanged, _subtree_changed, step=Step.API, does="API: all below noted in the log of changes")
    states_written.connect(_states_written, dispatch_uid="api_states")
