from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index

from ..blocks import references_in
from ..references import References
from ..rich_text import find_targets, page_ids
from ..telling import told_about
from ..visibility import VisiblePageQuerySet
from .fields import neutral
from .projects import Project


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
    related_on_page = ()  # what is loaded together with the page when it is served
    is_restricted = None  # known when the page was routed
    override_translatable_fields = neutral("slug", "show_in_menus", "project")

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        """Adds ``references``, which resolves references into the page's language, and ``project``.

        What the body refers and links to is asked for beforehand, and so are the sizes that its pictures are kept in.
        """
        context = super().get_context(request, *args, **kwargs)
        references = References(self.locale_id)
        body = getattr(self, "body", None)
        for model, key in references_in(body.stream_block, body) if body else ():
            references.want(model, [key])
        find_targets(page_ids(body.stream_block, body) if body else ())
        project = references.by_id(Project, self.project_id)
        pictures = [getattr(self, "picture", None), project and project.emblem]
        prefetch_related_objects([picture for picture in pictures if picture], "renditions")
        return context | {"references": references, "project": project} | told_about(self)

    def get_view_restrictions(self):
        if self.is_restricted is False:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()
