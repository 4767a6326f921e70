"""Which translation each document of an upload is for, and whether this person may bring it in."""

from uuid import UUID

from django.utils.translation import gettext as _

from cms.core.languages import lookup

from ..engine.models import Translation
from ..publication_guard.locks import lock_on
from . import rights
from .documents import Document


def addressed(documents: list[Document], user) -> list[tuple[Translation | None, str]]:
    """For each document its translation and why it is refused (empty if it is not)."""
    rows = Translation.objects.filter(uuid__in=uuids_of(documents)).select_related(
        "source__locale", "source__specific_content_type", "target_locale"
    )
    known = {translation.uuid: translation for translation in rows}
    instances = rights.open_to(user, known.values())
    seen, answers = set(), []
    for document in documents:
        translation = known.get(_uuid(document.uuid))
        instance = instances.get(translation.pk) if translation else None
        fault = _fault(document, translation, instance, user)
        if translation and translation.pk in seen:
            fault = fault or _("The same translation comes twice. Keep one of the files.")
        seen.add(translation and translation.pk)
        answers.append((translation, fault))
    return answers


def uuids_of(documents: list[Document]) -> set[UUID]:
    """The identifiers that documents say they belong to, as far as they are any."""
    return {found for document in documents if (found := _uuid(document.uuid))}


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _fault(document, translation, instance, user) -> str:
    # Whoever may not open a translation learns nothing of it, not even that it exists.
    if translation is None or instance is None:
        return _("It belongs to a translation that is not here, or that you may not edit.")
    if not _is_in(document.language, translation.target_locale):
        return _("It says its language is “%(told)s”, but this translation is in “%(right)s”.") % {
            "told": document.language[:20],
            "right": translation.target_locale.language_code,
        }
    if document.source_language and not _is_in(document.source_language, translation.source.locale):
        return _("It was translated from “%(told)s”, but the original is in “%(right)s”.") % {
            "told": document.source_language[:20],
            "right": translation.source.locale.language_code,
        }
    if not translation.enabled:
        return _("This translation was stopped. Start it again first.")
    if lock_on(instance, user):
        return _("The page is locked, or in a workflow step that is not yours.")
    return ""


def _is_in(told: str, locale) -> bool:
    """Programs write a language with its country, fr-FR or fr_FR, whatever the file said before."""
    code = locale.language_code
    return told.lower() == code.lower() or lookup(told) == code
