"""Drafts for another front end: a signed link to one revision that expires, and the address that answers it.

docs/guides/preview.md tells how a front end uses it.
"""
