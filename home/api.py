"""Plain pages and projects as data, handed in to the API."""

from functools import cached_property

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce
from pydantic import Field
from wagtail.models import Page

from cms.api.blocks import body_type
from cms.api.registry import resources
from cms.api.resources import TITLE, UPDATED, Resource
from cms.api.schemas import Document, Item, Partial, Picture, Reference
from cms.core.keyset import Key
from cms.core.models import BasePage, Project
from cms.core.visibility import visible_pages

from .models import StandardPage


class PageSummary(Item):
    kind: str = Field(description="What sort of page it is, such as `standardpage`.")
    slug: str
    summary: str


class PageDetail(PageSummary):
    body: body_type(StandardPage._meta.get_field("body").stream_block, "Page")
    documents: list[Document]
    project: Reference | None


class PageApi(Resource):
    """Every page that no other resource serves: front pages, plain pages, lists."""

    name, model = "pages", Page
    description = "Front pages, plain pages and the pages that stand above lists."
    summary, detail = PageSummary, PageDetail
    orders = TITLE | UPDATED

    @cached_property
    def kinds(self) -> list[type]:
        """Types of pages that have a summary and no resource of their own."""
        taken = {resource.model for resource in resources()}
        return [model for model in apps.get_models() if issubclass(model, BasePage) and model not in taken]

    def visible(self):
        types = ContentType.objects.get_for_models(*self.kinds).values()
        return visible_pages().filter(content_type__in=types)

    def rows(self):
        summaries = [F(f"{model._meta.model_name}__summary") for model in self.kinds]
        rows = self.visible().select_related("locale", "content_type")
        return rows.annotate(own_summary=Coalesce(*summaries, Value(""), output_field=TextField()))

    def whole(self, row):
        page = row.specific
        page.own_summary = page.summary
        return page

    def relate_detail(self, row, said):
        if hasattr(row, "body"):
            said.want_body(row.body)
        said.related.want(Project, [row.project_id])

    def summarise(self, row, said):
        return {"kind": row.content_type.model, "slug": row.slug, "summary": row.own_summary}

    def describe(self, row, said):
        return {
            "body": said.body(row.body) if hasattr(row, "body") else [],
            "documents": said.documents(row.resources.all()) if hasattr(row, "resources") else [],
            "project": said.reference_to(Project, row.project_id),
        }


class ProjectItem(Item):
    name: str = Field(description="The full title; `title` is the short name.")
    when: Partial
    fund: str
    funding_statement: str = Field(description="To be shown with the emblem wherever the project is described.")
    disclaimer: str
    grant_number: str
    emblem: Picture | None


class ProjectApi(Resource):
    name, model = "projects", Project
    description = "Funded projects, with what their funds ask to be shown."
    summary = detail = ProjectItem
    title_column = "acronym"
    orders = {
        "name": (Key("acronym"), Key("pk")),
        "-name": (Key("acronym", descending=True), Key("pk", descending=True)),
    }

    def rows(self):
        return super().rows().select_related("locale", "emblem")

    def summarise(self, row, said):
        same = ("name", "fund", "funding_statement", "disclaimer", "grant_number")
        return {
            **{name: getattr(row, name) for name in same},
            "when": {"start": row.start or None, "end": row.end or None},
            "emblem": said.picture(row.emblem, alt=row.emblem_alt),
        }
