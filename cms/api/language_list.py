"""``/languages``: what ``locale`` may be."""

from typing import Literal

from ninja import Schema
from pydantic import Field

from cms.core import languages
from cms.core.content_urls import address
from cms.core.sites import open_languages

from .parameters import check_names
from .resources import Endpoint


class Language(Schema):
    """A language of the site."""

    code: str = Field(description="BCP 47; what `locale` takes.")
    name: str = Field(description="In the language itself.")
    direction: Literal["ltr", "rtl"]
    source: bool = Field(description="The language most originals are written in.")
    url: str | None = Field(description="The front page; null while there is none.")


class Languages(Schema):
    items: list[Language]


class Nothing(Schema):
    """No parameters."""


class LanguageApi(Endpoint):
    name = "languages"
    description = "The languages of the site, in its own order."

    def add_to(self, api) -> None:
        @self.operation(api, "all of them", Nothing, {200: Languages})
        def list_languages(request):
            check_names(request)
            opened = open_languages()
            return {"items": [_language(request, each, each.code in opened) for each in languages.TABLE]}


def _language(request, language, is_open: bool) -> dict:
    return {
        "code": language.code,
        "name": language.name,
        "direction": language.direction,
        "source": language.code == languages.SOURCE,
        "url": request.build_absolute_uri(address(language.code, "")) if is_open else None,
    }
