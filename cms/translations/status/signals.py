"""Tells that states were written, to whom it concerns."""

from django.dispatch import Signal

# Sent in the transaction that writes them: ``sender`` is the content model, ``keys`` the translation keys (UUIDs).
states_written = Signal()
