"""What a list shows of a post: titles are nearly the same, so region, ordinal and date stand above them."""

from dataclasses import dataclass

from cms.core.references import Label, Links, labels

from .models.posts import NewsPage, NewsPageRegion


@dataclass(frozen=True)
class Card:
    """One post in a list, with its regions in the reader's language."""

    post: NewsPage
    regions: list[Label]

    @property
    def kicker(self) -> list[str]:
        """Ordinal or kind, and date, in the reader's words: with the regions they tell posts with like titles apart.

        Unknown parts are left out.
        """
        roundtable = self.post.roundtable
        what = roundtable.ordinal_text if roundtable else self.post.get_kind_display()
        return [part for part in (what, self.post.date_text) if part]


def cards(posts: list[NewsPage], locale_id: int) -> list[Card]:
    """Cards of posts in their order, with the names of their regions. One query, however many posts there are."""
    shown = [post.pk for post in posts]
    chosen = Links(NewsPageRegion.objects.filter(page__in=shown), "page", "region")
    of_roundtables = Links(NewsPage.objects.filter(pk__in=shown, roundtable__isnull=False), "pk", "roundtable__region")
    regions = labels("title", locale_id, chosen, of_roundtables)
    return [Card(post, regions.get(post.pk, [])) for post in posts]


def cards_of_one_region(posts: list[NewsPage]) -> list[Card]:
    """Cards for a region's own page, which need not name it. No query."""
    return [Card(post, []) for post in posts]
