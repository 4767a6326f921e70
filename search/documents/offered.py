"""Which documents content offers, by Wagtail's reference index."""

from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page, ReferenceIndex


def note_references(row) -> None:
    """Bring the reference index up to date for a row as it is stored: Wagtail's job for it may come after ours."""
    if ReferenceIndex.model_is_indexable(type(row)):
        ReferenceIndex.create_or_update_for_object(row)


def documents_offered_by(model, ids) -> list[int]:
    """Ids of the documents that rows of a model link to or hold."""
    base = Page if issubclass(model, Page) else model
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(base),
        object_id__in=[str(pk) for pk in ids],
        to_content_type=ContentType.objects.get_for_model(get_document_model()),
    )
    return sorted({int(pk) for pk in references.values_list("to_object_id", flat=True)})


def documents_in_collection(collection_id) -> list[int]:
    """Ids of the documents in a collection and below it."""
    collection = Collection.objects.filter(pk=collection_id).first()
    if collection is None:
        return []
    below = collection.get_descendants(inclusive=True)
    return list(get_document_model().objects.filter(collection__in=below).order_by("pk").values_list("pk", flat=True))
