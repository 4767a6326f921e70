"""Look into documents that were kept before files were looked into at upload."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.documents import get_document_model

from .files import content_of, look_into
from .looking import check


def look_into_stored(remove: bool) -> Iterator[tuple]:
    """Each such document with what its file holds, what was removed, and why the file is not fit, if so.

    What it holds is noted, and so said on its form. With ``remove``, what can be removed is.
    """
    model = get_document_model()
    for pk in list(model.objects.filter(holds__isnull=True).order_by("pk").values_list("pk", flat=True)):
        document = model.objects.get(pk=pk)
        try:
            with document.file.storage.open(document.file.name, "rb") as file:
                found = look_into(file, document.filename, keep=not remove)
                check(content_of(found), document.filename)
        except (ValidationError, OSError) as error:
            yield document, {}, {}, " ".join(getattr(error, "messages", [str(error)]))
            continue
        _keep(document, found)
        yield document, found.holds, found.removed, ""


def _keep(document, found):
    """A file that was changed takes another name; the old one leads to it, and its file goes once that is certain."""
    if not found.removed:
        type(document).objects.filter(pk=document.pk).update(holds=found.holds, removed=found.removed)
        return
    old, storage = document.file.name, document.file.storage
    with transaction.atomic():
        document.file = found
        document._set_document_file_metadata()
        document.save()
        transaction.on_commit(lambda: storage.delete(old))
