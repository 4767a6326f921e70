"""Screens and steps by which a translation is begun, updated and published; ``publication_guard`` decides whether."""
