"""The network's news, and the facts of its roundtables."""

from .calendar import CalendarEntry
from .counts import CountedRow, NewsCount
from .index import NewsIndexPage
from .posts import NewsPage, NewsPagePractice, NewsPageRegion
from .roundtables import Roundtable, RoundtableOrganisation

__all__ = [
    "CalendarEntry",
    "CountedRow",
    "NewsCount",
    "NewsIndexPage",
    "NewsPage",
    "NewsPagePractice",
    "NewsPageRegion",
    "Roundtable",
    "RoundtableOrganisation",
]
