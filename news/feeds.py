"""The news as a feed, of the whole network and of each region."""

from collections import defaultdict

from django.db.models import CharField, F, Subquery, Value
from django.db.models.functions import Cast
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, gettext_lazy

from cms.core.failures import each
from cms.core.listing import in_one_line
from cms.core.references import name_columns, shown_for
from cms.feeds.bodies import NOTHING
from cms.feeds.feeds import Around, Feed
from cms.feeds.items import NEVER
from regions.models import GoodPractice, RegionPage

from .models import NewsPage, NewsPagePractice, NewsPageRegion, Roundtable, RoundtableOrganisation
from .parts import ByRegion, region_name

LAST = 1_000_000  # the region of the roundtable stands after those that an editor chose
ROLES = RoundtableOrganisation.Role


class NewsFeed(ByRegion, Feed):
    """Facts, text, presenters and practices of each post, as its page has them."""

    name, title, model = "news", gettext_lazy("News"), NewsPage
    related = ("roundtable__calendar_entry",)
    order = (F("day").desc(nulls_last=True), F("key_date").desc(nulls_last=True), F("pk").desc())

    def refuse_part(self, reader):
        if reader.part:
            self.region = region_name(reader.part, reader.language)

    def within(self, rows, part):
        regions = RegionPage.objects.visible().filter(slug=part).values("translation_key")
        return rows.about_regions(translation_key__in=regions)

    def around(self, rows, reader):
        names = _names(rows, rows[0].locale_id)
        for text, slug in (name for row in rows for name in names["region", row.pk]):
            self.region = text if slug == reader.part else self.region
        return dict(each("feed", rows, lambda row: (row.pk, _around(row, names))))


def _around(post, names) -> Around:
    blocks = {block["type"] for block in post.body.raw_data}
    facts, presenters = _facts(post, names), _presenters(post, names)
    practices = [(GoodPractice, int(key)) for _text, key in names["practice", post.pk]]
    return Around(
        above=NOTHING if "roundtable_facts" in blocks else facts,
        below=NOTHING if "presenters" in blocks else presenters,
        parts={"roundtable_facts": facts, "presenters": presenters},
        tags=[text for text, _slug in names["region", post.pk]] + [post.get_kind_display()],
        rows=[] if "practices" in blocks else practices,
        changed_at=_moved_at(post.roundtable),
        before_title=post.standing_text if post.is_cancelled else "",
    )


def _moved_at(roundtable):
    """When its date, place or status changed last, as calendars are told; what never changed was not moved."""
    entry = getattr(roundtable, "calendar_entry", None)
    return entry.changed_at if entry and entry.sequence else NEVER


def _facts(post, names):
    """When, where, how many and who: what is not known has no line."""
    roundtable = post.roundtable
    when = in_one_line((post.date_text, roundtable and roundtable.time_text))
    facts = [(gettext("Status"), post.standing_text), (gettext("When"), when)]
    if roundtable:
        facts += [
            (gettext("Format"), roundtable.format_text),
            (gettext("Place"), roundtable.place),
            (gettext("Who took part"), roundtable.participants_text),
            (gettext("Organised by"), in_one_line(text for text, _ in names[ROLES.ORGANISER, roundtable.pk])),
        ]
    else:
        facts.append((gettext("Place"), post.event_place))
    return _listed("<li><strong>{}</strong> {}</li>", [fact for fact in facts if fact[1]])


def _presenters(post, names):
    found = names[ROLES.PRESENTER, post.roundtable_id]
    listed = _listed("<li>{}</li>", [(text,) for text, _slug in found])
    return format_html("<h2>{}</h2>{}", gettext("Who presented"), listed) if listed else NOTHING


def _listed(item, values):
    return format_html("<ul>{}</ul>", format_html_join("", item, values)) if values else NOTHING


def _names(rows, locale_id) -> dict:
    """(what it is, id of the post or roundtable) to (name, slug or key) of all that posts are linked to. One query."""
    posts = [row.pk for row in rows]
    meetings = [row.roundtable_id for row in rows if row.roundtable_id]
    regions = NewsPageRegion.objects.filter(page__in=posts)
    roles = RoundtableOrganisation.objects.filter(roundtable__in=meetings)
    practices = NewsPagePractice.objects.filter(page__in=posts)
    of_roundtables = NewsPage.objects.filter(pk__in=posts, roundtable__isnull=False)
    found = _columns(regions, Value("region"), "page_id", _name(regions, "region", "title", locale_id), "region__slug")
    found = found.union(
        _columns(roles, F("role"), "roundtable_id", _name(roles, "organisation", "name", locale_id), Value("")),
        _columns(
            of_roundtables.annotate(sort_order=Value(LAST)),
            Value("region"),
            "pk",
            _name(Roundtable.objects, "region", "title", locale_id, "roundtable__"),
            "roundtable__region__slug",
        ),
        _columns(practices, Value("practice"), "page_id", Value(""), Cast("practice_id", CharField())),
        all=True,
    )
    names = defaultdict(list)
    for what, owner, text, key, *_place in sorted(found, key=lambda row: (row[4] or 0, row[5])):
        if text is not None and (text, key) not in names[what, owner]:
            names[what, owner].append((text, key))
    return names


def _name(links, name, column, locale_id, over=""):
    model = links.model._meta.get_field(name).related_model
    text, _language = name_columns(model, column)
    return Subquery(shown_for(model, f"{over}{name}__translation_key", locale_id).values(label_=text)[:1])


def _columns(links, what, owner, text, key):
    as_text = CharField()
    columns = {"what": Cast(what, as_text), "text_": Cast(text, as_text), "key_": Cast(key, as_text)}
    return links.order_by().annotate(**columns).values_list("what", owner, "text_", "key_", "sort_order", "pk")
