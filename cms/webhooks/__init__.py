"""Tells other programs that something public has changed, from the log of ``cms.api.changes``: docs/guides/webhooks.md.

``models`` holds who is told and what became of each message; ``dispatch`` makes messages of changes; ``sending`` sends
them, ``targets`` says where to, ``signing`` signs; ``screens`` is what administrators see.
"""
