"""Keeping the words of documents."""

import logging
from pathlib import Path

from django.apps import apps

from ..models import DocumentText
from .reading import UnreadableError, text_of

logger = logging.getLogger(__name__)


def read(pk: int) -> None:
    """Read a document's file unless it was read before; what it holds, or why not, is kept."""
    document = apps.get_model("core.customdocument").objects.filter(pk=pk).first()
    if document is None:
        return
    file_hash = document.get_file_hash() if document.file else ""
    known = DocumentText.objects.filter(document=document).first()
    if known is None or known.file_hash != file_hash:
        state, text = _read(document)
        values = {"file_hash": file_hash, "state": state, "text": text.replace("\x00", "")}
        DocumentText.objects.update_or_create(document=document, defaults=values)


def _read(document) -> tuple[str, str]:
    states = DocumentText.State
    try:
        text, whole = text_of(Path(document.file.path))
    except (UnreadableError, OSError) as problem:
        logger.warning("The text of document %s cannot be read: %s", document.pk, problem)
        return states.REFUSED, ""
    if not text.strip():
        return states.EMPTY, ""
    return (states.READ if whole else states.CUT), text
