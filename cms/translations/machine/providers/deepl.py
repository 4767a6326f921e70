"""DeepL, https://developers.deepl.com/api-reference/translate: at most 50 texts and 128 KiB a request."""

from ..calling import not_understood, post_json
from ..markup import XML
from .base import Provider, base, strings

FREE, PAID = "https://api-free.deepl.com", "https://api.deepl.com"
# As targets these must name a variety. Others are known by their language alone.
VARIETIES = {"en": "EN-GB", "pt": "PT-PT"}
KNOWN_VARIETIES = {"en-gb", "en-us", "pt-br", "pt-pt", "zh-hans", "zh-hant", "es-419"}
OTHER_CODES = {"no": "NB", "nn": "NB"}


class DeepL(Provider):
    name = "DeepL"
    version = "API v2"
    dialect = XML
    needs_key = True

    def translate(self, texts, source, target):
        payload = {
            "text": texts,
            "source_lang": OTHER_CODES.get(base(source), base(source).upper()),
            "target_lang": target_code(target),
            "tag_handling": "xml",
            "tag_handling_version": "v2",
            "ignore_tags": [self.dialect.kept],
            "outline_detection": False,  # tags within a sentence do not cut it
            "preserve_formatting": True,
        }
        headers = {"Authorization": f"DeepL-Auth-Key {self.key}"}
        answer = post_json(f"{self.address}/v2/translate", payload, headers, self.seconds)
        try:
            return strings([item["text"] for item in answer["translations"]])
        except (KeyError, TypeError):
            raise not_understood() from None

    @property
    def address(self) -> str:
        """The configured one, or the one that goes with the kind of key."""
        return self.endpoint or (FREE if self.key.endswith(":fx") else PAID)


def target_code(code: str) -> str:
    if code.lower() in KNOWN_VARIETIES:
        return code.upper()
    return VARIETIES.get(base(code)) or OTHER_CODES.get(base(code), base(code).upper())
