"""What a list shows of a post: titles are nearly the same, so region, ordinal and date stand above them."""

from dataclasses import dataclass

from cms.core.references import References
from regions.models import RegionPage

from .models.posts import NewsPage, NewsPageRegion


@dataclass(frozen=True)
class Card:
    """One post in a list, with its regions in the reader's language."""

    post: NewsPage
    regions: list[RegionPage]

    @property
    def kicker(self) -> list[str]:
        """Region, ordinal or kind, and date: what tells posts with like titles apart. Unknown parts are left out."""
        roundtable = self.post.roundtable
        what = roundtable.ordinal_text if roundtable else self.post.get_kind_display()
        parts = [", ".join(region.title for region in self.regions), what, self.post.date_text]
        return [part for part in parts if part]


def cards(posts: list[NewsPage], references: References) -> list[Card]:
    """Cards of posts in their order. Two queries, however many posts there are."""
    keys: dict[int, list] = {}
    links = NewsPageRegion.objects.filter(page__in=[post.pk for post in posts]).order_by("page", "sort_order")
    for page, key in links.values_list("page", "region__translation_key"):
        keys.setdefault(page, []).append(key)
    references.want(RegionPage, [key for found in keys.values() for key in found])
    return [Card(post, references.resolve_all(RegionPage, keys.get(post.pk, []))) for post in posts]
