"""Parameters of addresses: types that accept exactly what the OpenAPI document says they accept."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic.json_schema import GetJsonSchemaHandler

from cms.core import languages

from .problems import bad_parameters
from .registry import resources

WHOLE = re.compile(r"[0-9]{1,9}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOST = 100
NUMBERS = 10**18


def _day(value: Any) -> date:
    if isinstance(value, str) and DAY.fullmatch(value):
        return date.fromisoformat(value)  # raises ValueError, which becomes the fault's words
    raise ValueError("must be a day such as 2024-01-31")


def _whole(value: Any) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, str) and WHOLE.fullmatch(value) and value == str(int(value)):
        return int(value)
    raise ValueError("must be a whole number")


class _Values:
    """What a parameter may be, asked when the document is made: languages and resources differ between sites."""

    def __init__(self, values: Callable[[], list[str]], several: bool = False):
        self.values, self.several = values, several

    def __get_pydantic_json_schema__(self, core_schema, handler: GetJsonSchemaHandler) -> dict:
        values = self.values()
        if not self.several:
            return {"type": "string", "enum": values}
        one = "|".join(map(re.escape, values))
        return {"type": "string", "pattern": f"^({one})(,({one}))*$"}


def _names() -> list[str]:
    return [resource.name for resource in resources()]


def _name(value: str) -> str:
    if value not in _names():
        raise ValueError(f"must be one of {', '.join(_names())}")
    return value


def _between(low: int, high: int):
    """Whole numbers of a span. Said twice, because the library loses the bounds of a type with a reader of its own."""
    shape = {"type": "integer", "minimum": low, "maximum": high}
    return Annotated[int, BeforeValidator(_whole), Field(ge=low, le=high), WithJsonSchema(shape)]


def _code(value: str) -> str:
    if value not in languages.codes():
        raise ValueError(f"must be one of {', '.join(languages.codes())}")
    return value


def _chain(value: str) -> str:
    for code in value.split(","):
        _code(code)
    return value


Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Year = _between(1900, 2100)
Size = _between(1, MOST)
PageNumber = _between(1, 1000)
Words = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00]+$")]
Code = Annotated[str, AfterValidator(_code), _Values(languages.codes)]
Codes = Annotated[str, AfterValidator(_chain), _Values(languages.codes, several=True)]
ResourceName = Annotated[str, AfterValidator(_name), _Values(_names)]
Slug = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,255}$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Token = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,500}$")]


def _position(value: Any) -> int:
    text = str(value)
    if not (text.isascii() and text.isdigit() and int(text) < NUMBERS and text == str(int(text))):
        raise ValueError("must be a `position` of `changes`")
    return int(text)


Position = Annotated[
    int, BeforeValidator(_position), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": NUMBERS - 1})
]


class Asked(Schema):
    """The languages of an answer: asked for, never guessed from headers."""

    locale: Code = Field(description="Language of the answer, a code of `languages`.")
    fallback: Codes | None = Field(
        None,
        description="Languages to serve instead, in this order and separated by commas, where there is nothing in "
        "`locale`. Each item says which language it is in. Without it, what is not translated is left out.",
    )
    v: Position | None = Field(
        None,
        description="A `position` that the answer must not be older than. Changes have it in their addresses, so that "
        "no cache gives what it kept before. Addresses in the answer pass it on.",
    )

    def chain(self) -> list[str]:
        """The codes in the order in which they are tried."""
        return [code for code in dict.fromkeys([self.locale, *(self.fallback or "").split(",")]) if code]


_known: dict[str, type[Schema]] = {}


def expect(url_name: str, schema: type[Schema]) -> None:
    """Say which parameters the address with this name takes: the library itself passes over all others."""
    _known[url_name] = schema


def check_names(request) -> None:
    """Raise a problem for parameters that nobody knows, are given twice, or hold what no text holds."""
    if faults := wrong_names(request):
        raise bad_parameters(faults)


def wrong_names(request) -> list[tuple[str, str]]:
    """Pairs of a parameter's name and what is wrong with it, apart from what its value means."""
    fields = _known[request.resolver_match.url_name].model_fields
    faults = []
    for name, values in request.GET.lists():
        if name not in fields:
            faults.append((name.replace("\x00", "")[:100], "is not a parameter of this address"))
        elif len(values) > 1:
            faults.append((name, "is given more than once"))
        elif "\x00" in values[0]:
            faults.append((name, "holds a character that no text has (NUL)"))
    return faults
