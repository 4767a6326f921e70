"""LibreTranslate, https://docs.libretranslate.com: can run on one's own machine, and then no text leaves it."""

from ..calling import not_understood, post_json
from ..markup import HTML
from .base import Provider, base, strings


class LibreTranslate(Provider):
    name = "LibreTranslate"
    version = "API 1"
    dialect = HTML
    needs_endpoint = True

    def translate(self, texts, source, target):
        payload = {"q": texts, "source": base(source), "target": base(target), "format": "html"}
        if self.key:
            payload["api_key"] = self.key
        answer = post_json(f"{self.endpoint}/translate", payload, {}, self.seconds)
        try:
            return strings(answer["translatedText"])
        except (KeyError, TypeError):
            raise not_understood() from None
