"""Which documents pages show, and who else shows them: by the engine's index of references."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex, get_page_models

from ..synchronized_fields.following import is_original
from ..visibility import restricted, restricted_collections, visible_pages


def covered_by(page: Page) -> QuerySet:
    """The pages that are private with a page: what is below it, and all of that in the other languages, if the page is
    what translations are made from."""
    below = Page.objects.descendant_of(page, inclusive=True)
    if not is_original(page.specific):
        return below
    return Page.objects.filter(translation_key__in=below.values("translation_key"))


def open_documents(page: Page) -> QuerySet:
    """Documents that the pages covered by a page show, and that everybody may have."""
    covered = covered_by(page)
    rows = [Page.objects.filter(pk__in=covered.values("pk")), *_shown_below(covered)]
    asked = [_references(found).values_list("to_object_id", flat=True) for found in rows]
    ids = {int(pk) for found in asked for pk in found}
    documents = get_document_model().objects.filter(pk__in=ids).exclude(collection__in=restricted_collections())
    return documents.select_related("collection").order_by("title", "pk")


def shown_elsewhere(documents: Iterable, page: Page) -> dict[int, list[Model]]:
    """For each document the public pages and other content that show it and stay public, though a page is private."""
    found = defaultdict(list)
    covered = covered_by(page)
    below = _shown_below(covered)
    for model, keys in _users(documents).items():
        if model is Page:
            public = visible_pages().exclude(pk__in=covered.values("pk"))
        else:
            visible = getattr(model._default_manager, "visible", model._default_manager.all)
            public = visible()
            for rows in below:
                public = public.exclude(pk__in=rows.values("pk")) if rows.model is model else public
        for row in public.filter(pk__in=keys):
            for document in keys[row.pk]:
                found[document].append(row)
    return found


def private_users(document) -> QuerySet:
    """The pages that show a document and are not for everybody."""
    keys = _users([document]).get(Page, {})
    return Page.objects.filter(Q(pk__in=keys) & restricted())


def _shown_below(pages: QuerySet) -> list[QuerySet]:
    """What these pages show below their own addresses, such as practices: a model of pages says so if it does."""
    models = [model for model in get_page_models() if hasattr(model, "shown_below")]
    keys = pages.values("pk")
    return [
        rows for model in models for page in model._default_manager.filter(pk__in=keys) for rows in page.shown_below()
    ]


def _users(documents) -> dict[type[Model], dict[int, list[int]]]:
    """By model: the keys of the rows that show one of these documents, each with the documents' keys."""
    found: dict = defaultdict(lambda: defaultdict(list))
    targets = ReferenceIndex.objects.filter(
        to_content_type=_type_of(get_document_model()), to_object_id__in=[str(document.pk) for document in documents]
    )
    for kind, key, target in targets.values_list("base_content_type", "object_id", "to_object_id").distinct():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None and key.isdigit():
            found[model][int(key)].append(int(target))
    return found


def _references(rows: QuerySet) -> QuerySet:
    """What rows of one model refer to among documents."""
    keys = rows.order_by().annotate(key=Cast("pk", CharField())).values("key")
    return ReferenceIndex.objects.filter(
        base_content_type=_type_of(rows.model), object_id__in=keys, to_content_type=_type_of(get_document_model())
    )


def _type_of(model) -> ContentType:
    return ContentType.objects.get_for_model(model)
