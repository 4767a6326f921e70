"""What the engine's own record of a string translation says about its origin."""

import re
from dataclasses import dataclass

from wagtail_localize.models import StringTranslation

from ..models import Authorship

_VERSION = re.compile(r"^(?P<engine>.*\S)[\s/]+v?(?P<version>\d[\w.+-]*)$")


@dataclass(frozen=True)
class Origin:
    origin: str
    engine: str = ""
    version: str = ""


def origin_of(translation_type: str, tool_name: str, user_id: int | None) -> Origin:
    """Where words come from that the engine stored like this.

    The engine's editor stores a person and no tool. Words with a tool that is no machine come from a file. Words
    that name neither a tool nor a person are taken for imported: nobody is said to have written what nobody signed.
    """
    engine, version = engine_of(tool_name)
    if translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return Origin(Authorship.Origin.MACHINE, engine, version)
    if tool_name or user_id is None:
        return Origin(Authorship.Origin.IMPORT, engine, version)
    return Origin(Authorship.Origin.PERSON)


def engine_of(tool_name: str) -> tuple[str, str]:
    """Name and version of a tool: ``DeepL 3.1`` is DeepL in version 3.1. The version may be missing."""
    found = _VERSION.match(tool_name)
    engine, version = (found["engine"], found["version"]) if found else (tool_name, "")
    return engine[:255], version[:100]
