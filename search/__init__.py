"""Finds what is public in the reader's own language."""
