"""Tells those who keep the state of translations that something about their freshness changed."""

from django.dispatch import Signal

freshness_changed = Signal()  # sent with ``source``, the TranslationSource, in the transaction of the change


def changed(source) -> None:
    freshness_changed.send(sender=type(source), source=source)
