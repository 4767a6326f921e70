"""Reads dates and times as people of these countries type them: day first, with points or strokes, months in words."""

from .reading import read_clock, read_day, read_moment, read_part

__all__ = ["read_clock", "read_day", "read_moment", "read_part"]
