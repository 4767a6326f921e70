"""Pashto."""

from .rules import Rules

RULES = Rules(
    script="arabic",
)
