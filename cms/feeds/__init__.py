"""Feeds and calendars: what leaves the site for readers, newsletters and other programs. docs/guides/feeds.md.

Content apps hand in a ``Feed`` or a ``Calendar`` with the Wagtail hook ``feeds``; this service gives it addresses,
formats, links in the head of pages, and the rules for caches.
"""
