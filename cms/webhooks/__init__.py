"""Tells other programs that something public has changed: docs/guides/webhooks.md.

``models`` holds who is told and what became of each message; ``spreading`` makes messages of changes; ``sending`` sends
them, ``targets`` says where to, ``signing`` signs; ``screens`` is what administrators see.
"""
