"""``/languages``: what ``locale`` may be."""

from typing import Literal

from ninja import Schema
from pydantic import Field

from cms.core import languages
from cms.core.addresses import address
from cms.core.sites import open_languages

from .parameters import check_names, expect
from .resources import Endpoint
from .service import FAULTS


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
        expect("languages_list", Nothing)

        @api.get(
            "/languages",
            response={200: Languages, **FAULTS},
            operation_id="list_languages",
            url_name="languages_list",
            summary="languages: all of them",
            description=self.description,
            tags=["languages"],
        )
        def list_languages(request):
            check_names(request)
            return {"items": [_language(request, each) for each in languages.TABLE]}


def _language(request, language) -> dict:
    opened = language.code in open_languages()
    return {
        "code": language.code,
        "name": language.name,
        "direction": language.direction,
        "source": language.code == languages.SOURCE,
        "url": request.build_absolute_uri(address(language.code, "")) if opened else None,
    }
