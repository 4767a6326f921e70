from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Locale, Page, PageManager, PageViewRestriction
from wagtail.search import index

from ..aliases import AliasError, CopyForm
from ..blocks import references_in
from ..fast_publish import KnownMachinery
from ..publishing import GuardedPublishing
from ..reader_notices import told_about
from ..references import References
from ..rich_text import find_targets, page_ids
from ..searchable import Searchable
from ..visibility import VisiblePageQuerySet
from .fields import neutral
from .projects import Project
from .recordings import Listenable


class BasePage(GuardedPublishing, KnownMachinery, Listenable, Searchable, Page):
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

    in_footer = False  # whether the footer lists those right under the front page that are not shown in menus

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel([FieldPanel("project")], heading=_("Funding")),
        Listenable.recording_panel,
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]
    related_on_page = ()  # what is loaded together with the page when it is served
    is_restricted = None  # known when the page was routed
    may_be_translation = True  # likewise: False spares the question how it stands
    asked_locale: Locale | None = None  # set when the page was routed and answers in place of a translation
    copy_form_class = CopyForm
    override_translatable_fields = neutral("slug", "show_in_menus", "project")

    class Meta:
        abstract = True

    @property
    def reader_locale_id(self) -> int:
        """The locale that the page is read in: its own, or that of a reader for whom it is not translated yet.

        Lists and references on a page are made for this locale, never for the page's own.
        """
        return self.asked_locale.pk if self.asked_locale else self.locale_id

    def copy_for_translation(self, locale, copy_parents=False, alias=False, exclude_fields=None) -> Any:
        """A draft in another language; ``copy_parents`` makes what is missing above it as drafts too, from the top.

        Wagtail would make the missing parents as live aliases: pages of one language with the words of another.
        Raises AliasError if ``alias`` is asked for.
        """
        if alias:
            raise AliasError(self)
        parent = self.get_parent()
        if copy_parents and not parent.is_root() and not parent.has_translation(locale):
            parent.specific.copy_for_translation(locale, copy_parents=True)
        return super().copy_for_translation(locale, exclude_fields=exclude_fields)

    def get_context(self, request, *args, **kwargs) -> dict:
        """Adds ``references``, which resolves references into the reader's language, and ``project``.

        What the body refers and links to is asked for beforehand, and so are the sizes that its pictures are kept in.
        """
        context = super().get_context(request, *args, **kwargs)
        references = References(self.reader_locale_id)
        body = getattr(self, "body", None)
        for model, key in references_in(body.stream_block, body) if body else ():
            references.want(model, [key])
        find_targets(page_ids(body.stream_block, body) if body else ())
        project = references.by_id(Project, self.project_id)
        pictures = [getattr(self, "picture", None), project and project.emblem]
        prefetch_related_objects([picture for picture in pictures if picture], "renditions")
        return context | {"references": references, "project": project} | told_about(self)

    def content_at(self, request, *args, **kwargs) -> Any:
        """The row that is shown at an address, with what ``route`` found: the page itself, or what it shows below.

        Raises Http404 as serving it would.
        """
        return self

    def get_view_restrictions(self) -> Any:
        if self.is_restricted is False:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()
