"""Parts that this app hands in to the home page and to region pages."""

from dataclasses import dataclass

from cms.core.keyset import order_by_keys
from cms.core.sections import Section
from cms.core.sites import for_reader
from regions.models import RegionPage

from .cards import cards, cards_of_one_region
from .chart import chart
from .models import NewsIndexPage, NewsPage, Roundtable
from .models.index import ORDER

ON_HOME = 3
ON_REGION = 5


@dataclass(frozen=True)
class Seat:
    """One roundtable on a timeline, with the post about it in the reader's language, if there is one."""

    roundtable: Roundtable
    post: NewsPage | None

    @property
    def upcoming(self) -> bool:
        """Planned for a day that has come or is to come."""
        return self.roundtable.standing == Roundtable.Standing.PLANNED and self.roundtable.start is not None


def next_roundtable(page, context):
    """The next roundtable; when none is planned, the latest that was held. A plan whose day has passed is neither."""
    references = context["references"]
    visible = Roundtable.objects.visible().select_related("region")
    shown = visible.upcoming().first() or visible.held().first()
    if shown is None:
        return None
    region = references.get(RegionPage, shown.region.translation_key)
    seat = Seat(shown, _posts_about([shown], page.reader_locale_id).get(shown.pk))
    return Section("news/_next_roundtable.html", 20, {"seat": seat, "roundtable": shown, "region": region})


def latest_news(page, context):
    posts = NewsPage.objects.available_in(page.reader_locale_id).select_related("locale", "roundtable")
    posts = list(posts.order_by(*order_by_keys(ORDER))[:ON_HOME])
    if not posts:
        return None
    index = _index(page)
    return Section("news/_latest_news.html", 30, {"cards": cards(posts, page.reader_locale_id), "news_index": index})


def facts_of_region(page, context):
    """How many roundtables there are, and when the next is; when none is planned, when the latest was held."""
    seats = _seats(page)
    if not seats:
        return None
    upcoming = [seat for seat in seats if seat.upcoming]
    held = [seat for seat in seats if seat.roundtable.status == Roundtable.Status.HELD and seat.roundtable.start]
    near = upcoming[0] if upcoming else held[-1] if held else None
    return Section("news/_facts_of_region.html", 10, {"seats": seats, "near": near})


def timeline(page, context):
    seats = _seats(page)
    return Section("news/_timeline.html", 10, {"seats": seats, "chart": chart([seat.roundtable for seat in seats])})


def _seats(page) -> list[Seat]:
    """A region's roundtables in time order, each with its post. Asked for once for a page."""
    if not hasattr(page, "_seats"):
        roundtables = list(Roundtable.objects.of_region(page.translation_key))
        posts = _posts_about(roundtables, page.reader_locale_id)
        page._seats = [Seat(roundtable, posts.get(roundtable.pk)) for roundtable in roundtables]
    return page._seats


def news_of_region(page, context):
    """The region's latest posts."""
    posts = NewsPage.objects.available_in(page.reader_locale_id).select_related("locale", "roundtable")
    posts = posts.about_regions(translation_key=page.translation_key)
    posts = list(posts.order_by(*order_by_keys(ORDER))[: ON_REGION + 1])
    found = cards_of_one_region(posts[:ON_REGION])
    more = ""
    if len(posts) > ON_REGION and (index := _index(page)):
        more = f"{for_reader(index.url, index.locale.language_code)}?region={page.slug}"
    return Section("news/_news_of_region.html", 40, {"cards": found, "more": more})


def _posts_about(roundtables, locale_id) -> dict[int, NewsPage]:
    """Roundtable id to the post that reports it: in the reader's language if there is one, the newest first."""
    posts = NewsPage.objects.available_in(locale_id).filter(roundtable__in=roundtables).select_related("locale")
    return {post.roundtable_id: post for post in posts.order_by("-foreign", "pk")}


def _index(page):
    indexes = NewsIndexPage.objects.available_in(page.reader_locale_id).select_related("locale")
    return indexes.order_by("foreign", "pk").first()
