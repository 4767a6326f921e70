"""Keeps the authorship of every string translation as it is saved, by whichever door."""

from django.db.models.signals import post_save
from wagtail_localize.models import StringTranslation

from ..digests import digest
from ..models import Authorship, Carried
from .origins import origin_of


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


def _saved(sender, instance, created, raw=False, update_fields=None, **kwargs):
    if raw or (update_fields is not None and "data" not in update_fields):
        return
    keep(instance, made=created)


def connect() -> None:
    post_save.connect(_saved, sender=StringTranslation, dispatch_uid="keep_authorship")
