"""Uses that stand in a draft alone, or in a version that will appear at a set time: no index knows them."""

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.snippets.models import get_snippet_models

from .swapping import Swap, base_of, swapped

FEW = 30  # keys that the database looks for in the text of drafts; of more every draft is read


def open_revisions() -> QuerySet:
    """What may yet become public: what is scheduled, and the newest version of what is offline or has changes since."""
    found = Q(approved_go_live_at__isnull=False)
    for model in [Page, *(each for each in get_snippet_models() if issubclass(each, DraftStateMixin))]:
        rows = model._base_manager.filter(Q(has_unpublished_changes=True) | Q(live=False))
        found |= Q(pk__in=rows.filter(latest_revision__isnull=False).values("latest_revision"))
    return Revision.objects.filter(found)


def revisions_using(rows: QuerySet) -> Iterator[tuple[Revision, int]]:
    """Those of them that name one of the rows, with the number of places."""
    keys = list(rows.values_list("pk", flat=True))
    found = open_revisions()
    if len(keys) <= FEW:
        wanted = "|".join(str(key) for key in keys)
        found = found.annotate(text=Cast("content", TextField()))
        found = found.filter(text__regex=f"(^|[^0-9a-f])({wanted})([^0-9a-f]|$)") if keys else found.none()
    swap = Swap(base_of(rows.model), {key: key for key in keys})
    for revision in found.order_by("base_content_type", "object_id", "-pk"):
        model = revision.content_type.model_class()
        if model is not None and (number := count(model, revision.content, swap)):
            yield revision, number


def count(model: type, content: dict, swap: Swap) -> int:
    before = swap.found
    swapped(model, content, swap)
    return swap.found - before


def users_in_drafts(rows: QuerySet) -> set[tuple[int, str]]:
    """Type and key of what uses one of the rows in a draft; but of what is deleted with them."""
    own = ContentType.objects.get_for_model(base_of(rows.model)).pk
    gone = {str(key) for key in rows.values_list("pk", flat=True)}
    found = {(revision.base_content_type_id, revision.object_id) for revision, _number in revisions_using(rows)}
    return {pair for pair in found if pair[0] != own or pair[1] not in gone}
