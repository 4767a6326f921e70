"""Occitan."""

from .rules import Rules

RULES = Rules(
    parted_by_apostrophes=True,
)
