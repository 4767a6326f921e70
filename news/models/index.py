import re

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.core.keyset import CursorError, Key, paginate
from cms.core.models import BasePage, StreamField

from ..blocks import news_blocks
from ..cards import cards
from .counts import NewsCount
from .posts import NewsPage

PAGE_SIZE = 20
ORDER = (Key("foreign"), Key("key_date", descending=True, nullable=True), Key("pk", descending=True))
YEAR = re.compile(r"(19|20)[0-9]{2}")


class NewsIndexPage(BasePage):
    """The stream of news, newest first."""

    body = StreamField(news_blocks(), verbose_name=_("text"), blank=True)

    in_footer = True
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request, *args, **kwargs):
        """Adds ``list_page`` (posts, older, newer), ``years`` with their totals, and the chosen ``year`` or region."""
        context = super().get_context(request, *args, **kwargs)
        year, region = request.GET.get("year", ""), request.GET.get("region", "").replace("\x00", "")
        posts = NewsPage.objects.available_in(self.reader_locale_id).select_related("locale", "roundtable")
        if year == "unknown":
            posts = posts.filter(key_date__isnull=True)
        elif YEAR.fullmatch(year):
            posts = posts.filter(key_date__year=int(year))
        else:
            year = ""
        if region:
            posts = posts.about_regions(slug=region)
        try:
            page = paginate(posts, ORDER, PAGE_SIZE, request.GET.get("from", ""))
        except CursorError as error:
            raise Http404("unknown position in the list") from error
        counts = list(NewsCount.objects.filter(locale_id=self.reader_locale_id))
        context |= {
            "list_page": page,
            "cards": cards(page.rows, self.reader_locale_id),
            "years": counts,
            "total": sum(count.total for count in counts),
            "year": year,
            "region": region,
        }
        return context
