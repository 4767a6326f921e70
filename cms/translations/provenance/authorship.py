"""Keeps who wrote each string translation as it is saved, by whichever door, from what the engine records of it."""

import re
from dataclasses import dataclass

from cms.core.content_events import Saved, Step, subscribe

from ..engine.models import StringTranslation
from ..engine.strings import digest
from ..models import Authorship, Carried

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
    tool_name = str(tool_name)  # the engine's translators name themselves by a lazy translation
    found = _VERSION.match(tool_name)
    engine, version = (found["engine"], found["version"]) if found else (tool_name, "")
    return engine[:255], version[:100]


def keep(string_translation: StringTranslation, made: bool = False) -> None:
    """Write down whose the words are. Words that were there before keep their author and their review.

    ``made`` says that the row was made just now, so that nothing is known of it yet.
    """
    words = digest(string_translation.data)
    known = None if made else Authorship.objects.filter(string_translation=string_translation).first()
    if known is not None and known.digest == words:
        return
    authorship = known or Authorship(string_translation=string_translation)
    _sign(authorship, string_translation, words)
    authorship.reviewed_by_id, authorship.reviewed_at, authorship.reviewed_as = None, None, ""
    authorship.digest = words
    authorship.save()


def _sign(authorship, string_translation, words):
    earlier = _carried_from(string_translation, words)
    if earlier is not None:
        for name in ("origin", "engine", "engine_version", "written_by_id", "written_at"):
            setattr(authorship, name, getattr(earlier, name))
        return
    user_id = string_translation.last_translated_by_id
    found = origin_of(string_translation.translation_type, string_translation.tool_name, user_id)
    authorship.origin, authorship.engine, authorship.engine_version = found.origin, found.engine, found.version
    authorship.written_by_id, authorship.written_at = user_id, string_translation.updated_at


def _carried_from(string_translation, words) -> Authorship | None:
    """Who wrote words that were only carried over, in the same place, to a source string that changed.

    Whoever carries says where from, in ``carried_from``: links that are gone are taken out of the words on the way.
    """
    if string_translation.tool_name != Carried.TOOL_NAME:
        return None
    carried_from = getattr(string_translation, "carried_from", None)
    if carried_from is not None:
        return Authorship.objects.filter(string_translation=carried_from).first()
    same_place = Authorship.objects.filter(
        string_translation__locale_id=string_translation.locale_id,
        string_translation__context_id=string_translation.context_id,
        digest=words,
    )
    return same_place.exclude(string_translation=string_translation).order_by("-written_at", "-pk").first()


def _saved(event):
    if event.update_fields is None or "data" in event.update_fields:
        keep(event.row, made=event.created)


def connect() -> None:
    subscribe(Saved, _saved, step=Step.PROVENANCE, models=StringTranslation, does="who wrote the words is kept")
