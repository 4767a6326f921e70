"""Who or what wrote the words of each translated segment, and who reviewed them.

How it is shown: docs/how-it-works/translation-status.md.
"""

from .remembering import remembered
from .reviews import ReviewError, review

__all__ = ["ReviewError", "remembered", "review"]
