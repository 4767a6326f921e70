"""The services that can be asked, by the name that the settings give them."""

from .deepl import DeepL
from .dummy import Dummy
from .libretranslate import LibreTranslate

PROVIDERS = {"deepl": DeepL, "libretranslate": LibreTranslate, "dummy": Dummy}

__all__ = ["PROVIDERS", "DeepL", "Dummy", "LibreTranslate"]
