"""Rows that tell of others by content type and key, such as log entries: those about the person's languages."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page

from .policies import translatable_snippets
from .readable import readable, translatable_from
from .rights import languages_of


def in_my_languages(user, prefix: str = "") -> Q:
    """Entries about anything but translatable snippets, and about those in the person's languages. Entries about a
    snippet that is gone are left out, as its language is not known any more."""
    languages = languages_of(user)
    found = Q()
    for model in () if languages.everywhere else translatable_snippets():
        keys = _keys(model._base_manager.filter(locale_id__in=languages.ids))
        kind = {f"{prefix}content_type": ContentType.objects.get_for_model(model)}
        found &= ~Q(**kind) | Q(**{f"{prefix}object_id__in": keys})
    return found


def with_readable_original(user) -> Q:
    """Translations of the engine whose original is readable."""
    found = Q(Exists(_original(translatable_from(Page.objects.all(), user))))
    for model in translatable_snippets():
        rows = _original(readable(model._base_manager.all(), user))
        kind = ContentType.objects.get_for_model(model)
        found |= Q(source__specific_content_type=kind) & Q(Exists(rows))
    return found


def _original(rows: QuerySet) -> QuerySet:
    return rows.filter(translation_key=OuterRef("source__object_id"), locale_id=OuterRef("source__locale_id"))


def _keys(rows: QuerySet) -> QuerySet:
    return rows.annotate(key=Cast("pk", CharField())).values("key")
