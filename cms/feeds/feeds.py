"""A feed: the newest rows of one type, in one language, with their whole text.

What is not translated into the language is left out: an item in another language would come as if it were the reader's.
An app needs no more than ``name``, ``title`` and ``model``; the rest has defaults that fit pages.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, QuerySet
from django.db.models.functions import TruncDate
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cms.core.failures import each
from cms.core.rich_text import remembered_targets
from cms.translations.reader_notices.plain_notice import told
from cms.translations.states import State, states

from . import formats
from .bodies import NOTHING, bulleted, figure, write_body
from .cleaning import cleaner
from .found import Found
from .items import NEVER, Item, item_id, published_at, updated_at
from .streams import Reader, Stream

NEWEST = (F("day").desc(nulls_last=True), F("pk").desc())


@dataclass(frozen=True)
class Around:
    """What an item shows besides its own text: HTML above and below it, HTML of blocks without words, and tags.

    ``changed_at`` is when what subscribers must know of it changed last, such as where it takes place.
    ``before_title`` is what a list of titles must not hide.
    ``rows`` are (model, primary key) of rows that are listed below, each in the reader's language.
    """

    above: SafeString = NOTHING
    below: SafeString = NOTHING
    parts: dict[str, SafeString] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    rows: list[tuple] = field(default_factory=list)
    changed_at: datetime = NEVER
    before_title: str = ""


class Feed(Stream):
    """Subclasses say what is in it, and override how a row is written where a page's summary and body are not all."""

    model = None
    formats = formats.FEED
    related: tuple[str, ...] = ()
    order = NEWEST
    size = 50

    def rows(self, reader: Reader) -> QuerySet:
        """Public rows in the reader's language, the newest first."""
        rows = self.model._default_manager.visible().filter(locale__language_code=reader.language)
        rows = rows.select_related("locale", *self.related).annotate(day=TruncDate("first_published_at"))
        return (self.within(rows, reader.part) if reader.part else rows).order_by(*self.order)

    def within(self, rows: QuerySet, part: str) -> QuerySet:
        """Those of one part. Only asked where ``refuse_part`` lets it pass."""
        return rows

    def around(self, rows: list, reader: Reader) -> dict[int, Around]:
        """What stands around the texts, by primary key: one place to load it for all rows together."""
        return {}

    def body(self, row, found: Found, around: Around) -> SafeString:
        return write_body(row, found, around.parts)

    def items(self, reader: Reader) -> list[Item]:
        """The number of queries does not grow with the number of items."""
        rows = list(self.rows(reader)[: self.size])
        if not rows:
            self.refuse_part(reader)
            return []
        with remembered_targets():
            return self._written(rows, reader)

    def _written(self, rows, reader):
        around, found = self.around(rows, reader), Found()
        stand = states(rows, rows[0].locale_id)
        each("feed", rows, lambda row: self._html(row, found, around.get(row.pk, Around())))
        found.load(rows[0].locale_id)

        def item(row):
            return self._item(row, found, around.get(row.pk, Around()), stand[row.translation_key], reader)

        return each("feed", rows, item)

    def _html(self, row, found, around) -> SafeString:
        picture = getattr(row, "picture_id", None)
        shown = figure(found.picture(picture)) if picture else NOTHING
        listed = bulleted(found.row(*each) for each in around.rows)
        return format_html("{}{}{}{}{}", shown, around.above, self.body(row, found, around), around.below, listed)

    def _item(self, row, found, around: Around, state: State, reader) -> Item:
        url, language = reader.root + row.url, row.locale.language_code
        said = format_html_join("", "<p><em>{}</em></p>", ((sentence,) for sentence in told(state)))
        html = cleaner(reader.root, url).clean(said + self._html(row, found, around))
        return Item(
            item_id(row.translation_key, language),
            url,
            " – ".join(filter(None, (around.before_title, str(row.title)))),
            str(getattr(row, "summary", "")),
            html,
            language,
            published_at(row),
            max(updated_at(row), around.changed_at),
            state,
            around.tags,
        )
