from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager
from wagtail.search import index

from ..blocks import references_in
from ..references import References
from ..visibility import VisiblePageQuerySet
from .fields import neutral


class BasePage(Page):
    """What every page has: a summary, the project that funds it, and one verb for public (``objects.visible()``)."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("One or two plain sentences. Shown in lists, at the top of the page and in search results."),
    )
    project = models.ForeignKey(
        "core.Project",
        verbose_name=_("project"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page shows this project's funding notice."),
    )

    objects = PageManager.from_queryset(VisiblePageQuerySet)()

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel([FieldPanel("project")], heading=_("Funding")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]
    override_translatable_fields = neutral("slug", "show_in_menus", "project")

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        """Adds ``references``, which resolves this page's references into its language, all asked for beforehand."""
        context = super().get_context(request, *args, **kwargs)
        references = References(self.locale_id)
        for model, key in self.references():
            references.want(model, [key])
        context["references"] = references
        context["project"] = references.resolve(self.project)
        return context

    def references(self):
        """Pairs (model, translation key) of everything the page refers to."""
        if self.project_id:
            yield type(self.project), self.project.translation_key
        body = getattr(self, "body", None)
        if body:
            yield from references_in(body.stream_block, body)
