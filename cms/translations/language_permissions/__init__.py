"""Who works in which language, and what of the other languages they may read: docs/guides/rights.md.

It narrows Wagtail's own permissions and never widens them. Whoever has no ``LanguageRight`` works in no language.
"""

from .engine_permissions import may_open, may_translate_from
from .logs import with_readable_original
from .readable import is_public, may_edit, may_read, readable
from .rights import Languages, languages_of, may_override_gate, may_review, may_translate, shown_as

__all__ = [
    "Languages",
    "is_public",
    "languages_of",
    "may_edit",
    "may_open",
    "may_override_gate",
    "may_read",
    "may_review",
    "may_translate",
    "may_translate_from",
    "readable",
    "shown_as",
    "with_readable_original",
]
