"""Tells those who keep the state of translations that words were reviewed."""

from django.dispatch import Signal

words_reviewed = Signal()  # sent with ``keys``, the translation keys (UUIDs), in the transaction of the review
