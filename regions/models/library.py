from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.core.content_urls import Entry
from cms.core.fallback import Fallback
from cms.core.models import BasePage, Project, StreamField
from cms.core.originals import is_original
from cms.core.reader_notices import told_about
from cms.core.references import References
from cms.translations.reader_notices.side_by_side import side_by_side

from ..blocks import region_blocks
from ..library import list_context
from .practices import GoodPractice


class PracticeLibraryPage(RoutablePageMixin, BasePage):
    """The good-practice library: a list with filters, and a page for each practice under its own address."""

    body = StreamField(region_blocks(), verbose_name=_("text"), blank=True)

    in_footer = True
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("good-practice library")
        verbose_name_plural = _("good-practice libraries")

    @path("")
    def practice_list(self, request):
        return self.render(request, context_overrides=list_context(self.reader_locale_id, request.GET))

    @staticmethod
    def versions_below(rest: list[str]) -> list[Entry]:
        """The public versions of the practice that has this rest of an address; none where no practice has it."""
        practices = GoodPractice.objects.visible().select_related("locale")
        keys = practices.filter(slug__in=rest[:1]).values("translation_key") if len(rest) == 1 else []
        found = practices.filter(translation_key__in=keys)
        return [Entry(practice.title, practice.url, practice.locale.language_code) for practice in found]

    def shown_below(self):
        """What is private with the library: its practices have no page of their own."""
        return [GoodPractice.objects.filter(locale_id=self.locale_id)]

    def content_at(self, request, view=None, args=(), kwargs=None):
        slug = (kwargs or {}).get("slug")
        return self._practice(request, slug) if slug else self

    def _practice(self, request, slug) -> GoodPractice:
        practices = GoodPractice.objects.available_in(self.reader_locale_id).select_related("locale")
        practice = practices.filter(slug=slug).order_by("foreign", "pk").first()
        if practice is None:
            raise Http404
        asked = self.asked_locale or self.locale
        request.fallback = Fallback(asked, practice, is_original(practice)) if practice.foreign else None
        return practice

    @path("<slug:slug>/")
    def practice(self, request, slug):
        practice = self._practice(request, slug)
        if both := side_by_side(request, practice, self):
            return both
        references = References(self.reader_locale_id)
        context = {
            "translation_notice": None,  # the library's own is not the practice's
            "told": {},
            **told_about(practice),
            **practice.as_context(references),
            "project": references.by_id(Project, self.project_id),
            "content_addresses": practice.addresses(),
        }
        return self.render(request, context_overrides=context, template="regions/good_practice_page.html")
