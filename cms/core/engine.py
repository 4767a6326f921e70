"""What the foundation asks of wagtail-localize: the one module of it that imports the engine.

It stands below ``cms.translations`` and cannot ask it. Fields without words are declared in the engine's own class,
and which row of a content leads is what the engine extracted first: every address and every list asks that within its
own query, where no function of another app can stand in.
"""

from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import Translation, TranslationSource

__all__ = ["SynchronizedField", "Translation", "TranslationSource", "get_translatable_fields"]
