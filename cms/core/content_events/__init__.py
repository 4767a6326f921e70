"""Content events: what happens to content, told in one order to whoever follows it.

Django and Wagtail tell of saves, deletions, publications and moves by signals. ``signal_handlers`` is the only place
that listens to them. It says what they mean as an event (``events``), once, and tells those who subscribed to it
(``subscribers``) in the order of their steps, in the transaction of the change or after it is committed. What happens
when is printed into docs/how-it-works/content-events.md.

An app subscribes in the ``ready()`` of its configuration::

    subscribe(Saved, remember_it, step=Step.OTHERS, models=Event, does="remembers it")
"""

from .events import (
    CollectionRestricted,
    ContentEvent,
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
from .subscribers import Step, subscribe

__all__ = [
    "CollectionRestricted",
    "ContentEvent",
    "Deleted",
    "Deleting",
    "Hidden",
    "LanguageAdded",
    "Moved",
    "Moving",
    "Published",
    "Restricted",
    "Saved",
    "Saving",
    "Step",
    "SubtreeChanged",
    "Unrestricting",
    "Why",
    "subscribe",
]
