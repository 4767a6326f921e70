"""Who or what wrote the words of each translated segment, and who reviewed them.

How it is shown: docs/how-it-works/translation-status.md.
"""

from .reviews import ReviewError, review
from .snapshot import remembered

__all__ = ["ReviewError", "remembered", "review"]
