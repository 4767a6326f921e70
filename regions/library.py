"""The good-practice library's list: filters whose every state is an address, with counts."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from cms.core import collation
from cms.core.keyset import CursorError, Key, paginate
from cms.core.references import Label, Links, References, labels

from .models.pages import RegionPage
from .models.practices import GoodPractice, PracticeRegion, PracticeTargetGroup, PracticeTopic
from .models.topics import Topic

PAGE_SIZE = 20
ORDER = (Key("foreign"), Key("in_order"), Key("pk"))


@dataclass(frozen=True)
class Option:
    """One value of a filter: what stands in the address, what the reader sees, how many practices it leaves.

    ``language`` is that of the label where it comes from content, else empty: the reader's.
    """

    value: str
    label: str
    count: int
    selected: bool
    language: str = ""


@dataclass(frozen=True)
class Facet:
    """One filter of the list, a field of the form."""

    name: str
    label: str
    options: list[Option]

    @property
    def selected(self) -> Option | None:
        return next((option for option in self.options if option.selected), None)


FILTERS = {
    "topic": ("topics__topic__slug", _("Topic")),
    "region": ("regions__region__slug", _("Region")),
    "for": ("target_groups__group", _("For whom")),
    "status": ("status", _("Status")),
}


def list_context(locale_id: int, query: QueryDict) -> dict:
    """What the list's template needs: ``page`` of practices, ``facets``, ``filtered`` and links before and after.

    Raises Http404 for a cursor that is not ours. Values of a filter that nobody has are ignored.
    """
    references = References(locale_id)
    chosen = {name: query.get(name, "").replace("\x00", "") for name in FILTERS}
    facets = [_facet(name, locale_id, chosen, references) for name in FILTERS]
    chosen = {facet.name: facet.selected.value for facet in facets if facet.selected}
    practices = _matching(locale_id, chosen).select_related("locale").annotate(in_order=collation.in_order("title"))
    try:
        page = paginate(practices, ORDER, PAGE_SIZE, query.get("from", ""))
    except CursorError as error:
        raise Http404("unknown position in the list") from error
    return {
        "list_page": page,
        "cards": cards(page.rows, locale_id),
        "facets": facets,
        "filtered": bool(chosen),
        "filter_query": "".join(f"{name}={value}&" for name, value in chosen.items()),
        "references": references,
    }


@dataclass(frozen=True)
class Card:
    """One practice in a list, with the names of its topics and regions."""

    practice: GoodPractice
    topics: list[Label]
    regions: list[Label]


def cards(practices: list[GoodPractice], locale_id: int, *, with_regions: bool = True) -> list[Card]:
    """Cards of practices in their order. One query, or two with regions, however many practices there are."""
    ids = [practice.pk for practice in practices]
    topics = labels("name", locale_id, Links(PracticeTopic.objects.filter(practice__in=ids), "practice", "topic"))
    regions = {}
    if with_regions:
        regions = labels(
            "title", locale_id, Links(PracticeRegion.objects.filter(practice__in=ids), "practice", "region")
        )
    return [Card(practice, topics.get(practice.pk, []), regions.get(practice.pk, [])) for practice in practices]


def _matching(locale_id: int, chosen: dict) -> QuerySet:
    found = GoodPractice.objects.available_in(locale_id)
    for name, value in chosen.items():
        if value:
            found = found.filter(pk__in=GoodPractice.objects.filter(**{FILTERS[name][0]: value}).values("pk"))
    return found


def _facet(name: str, locale_id: int, chosen: dict, references: References) -> Facet:
    """A filter with its counts: each counts what its choice would leave beside the other filters."""
    others = {other: value for other, value in chosen.items() if other != name}
    column, label = FILTERS[name]
    matching = GoodPractice.objects.filter(pk__in=_matching(locale_id, others).values("pk"))
    counts = dict(
        matching.order_by()
        .exclude(**{f"{column}__isnull": True})
        .values_list(column)
        .annotate(Count("pk", distinct=True))
    )
    labels = _labels(name, counts, references)
    options = [
        Option(value, label, counts[value], value == chosen[name], language)
        for value, (label, language) in labels.items()
        if value in counts
    ]
    return Facet(name, str(label), sorted(options, key=lambda option: collation.key(option.label)))


def _labels(name: str, values, references: References) -> dict[str, tuple[str, str]]:
    """Value to its label and the label's language, which is empty for words of the interface."""
    if name == "status":
        return {value: (str(label), "") for value, label in GoodPractice.Status.choices}
    if name == "for":
        return {value: (str(label), "") for value, label in PracticeTargetGroup.Group.choices}
    model, text = (Topic, "name") if name == "topic" else (RegionPage, "shown_name")
    keys = dict(model.objects.filter(slug__in=list(values)).values_list("slug", "translation_key"))
    references.want(model, keys.values())
    rows = {slug: references.get(model, key) for slug, key in keys.items()}
    return {slug: (getattr(row, text), _language_of(row)) for slug, row in rows.items() if row is not None}


def _language_of(row) -> str:
    return getattr(row, "language_of_title", "") or row.locale.language_code
