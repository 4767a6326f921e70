"""Documents as a source of entries: those that anybody may open and that some public content offers."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, ExpressionWrapper, F, Model, OuterRef, QuerySet
from django.db.models.fields import CharField
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex, TranslatableMixin

from cms.core.searchable import SearchDocument
from cms.core.visibility import visible_pages

TARGET = "core.customdocument"


def _restricted() -> Exists:
    """Whether a view restriction stands on the document's collection or above it."""
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.annotate(document_path=path)
    return Exists(restrictions.filter(document_path__startswith=F("collection__path")))


def public_holders(document: Model) -> list[Model]:
    """The public pages and snippets that offer a document. A file that only a draft links to is not public yet."""
    found: list[Model] = []
    for reference in ReferenceIndex.get_references_to(document):
        model = reference.base_content_type.model_class()
        rows = visible_pages() if issubclass(model, Page) else _visible_rows(model)
        found += rows.filter(pk=reference.object_id) if rows is not None else []
    return found


def _visible_rows(model):
    """What is public of a model that says so itself; None for models that readers never meet."""
    manager = model._default_manager
    return manager.visible() if hasattr(manager, "visible") else None


class DocumentSource:
    """The documents."""

    kind, label, target = "document", _("Document"), TARGET

    @property
    def model(self) -> Any:
        return apps.get_model(TARGET)

    def visible(self) -> QuerySet:
        return self.model.objects.filter(~_restricted()).select_related("search_text")

    def shown(self, ids) -> set[int]:
        """Those of the ids that readers may find now."""
        return {row.pk for row in self.visible().filter(pk__in=ids) if public_holders(row)} if ids else set()

    def search_documents(self, document) -> list[SearchDocument]:
        holders = public_holders(document)
        language = document.language or next((_language(row) for row in holders if _language(row)), "")
        if not holders or not language:
            return []
        text = getattr(document, "search_text", None)
        year = {("year", str(document.year))} if document.year else set()
        return [
            SearchDocument(
                language,
                document.title,
                document.url,
                f"document-{document.pk}",
                body=text.text if text else "",
                day=f"{document.year}-01-01" if document.year else "",
                facets=frozenset(year),
            )
        ]


def _language(row) -> str:
    return row.locale.language_code if isinstance(row, TranslatableMixin) else ""
