"""The engine's models, as every room of ``cms.translations`` and the importer get them.

Imported while models are still being loaded, for foreign keys: it imports nothing else of ours.
"""

from wagtail_localize.models import (
    LocaleSynchronization,
    SegmentOverride,
    SourceDeletedError,
    String,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationLog,
    TranslationSource,
)

__all__ = [
    "LocaleSynchronization",
    "SegmentOverride",
    "SourceDeletedError",
    "String",
    "StringSegment",
    "StringTranslation",
    "Translation",
    "TranslationContext",
    "TranslationLog",
    "TranslationSource",
]
