"""Filters of the results: plain links, each with what it would leave."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.core import collation
from cms.core.searchable import Facet

from .matching import Hit, counts
from .sources import sources

SHOWN = 8  # values of a facet before the rest is folded away


@dataclass(frozen=True)
class Choice:
    """One value: its words, how many results it leaves, and the address with it chosen (or no longer chosen)."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """One facet as readers see it."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def first(self) -> list[Choice]:
        return self.choices[:SHOWN]

    @property
    def rest(self) -> list[Choice]:
        return self.choices[SHOWN:]

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.chosen), None)


def _kinds(values, locale_id):
    labels = {source.kind: str(source.label) for source in sources().values()}
    return {value: labels[value] for value in values if value in labels}


def _years(values, locale_id):
    return {value: value for value in values}


@cache
def facets() -> list[Facet]:
    """The facets of the search and those that apps hand in, in their order."""
    own = [Facet("kind", _("Kind"), 10, _kinds), Facet("year", _("Year"), 50, _years)]
    handed_in = [function() for function in hooks.get_hooks("register_search_facet")]
    return sorted([*own, *handed_in], key=lambda facet: facet.order)


def chosen_in(values) -> dict[str, str]:
    """The choices of an address: facet name to value. Others are passed over."""
    found = {facet.name: values.get(facet.name, "")[:100] for facet in facets()}
    return {name: value for name, value in found.items() if value}


def filters(hits: list[Hit], text: str, chosen: dict[str, str], locale_id: int) -> list[Filter]:
    """All filters that leave something, the ones with nothing to choose left out."""
    counted = counts(hits, chosen, [facet.name for facet in facets()])
    found = [_filter(facet, counted[facet.name], text, chosen, locale_id) for facet in facets()]
    return [each for each in found if len(each.choices) > 1 or each.chosen]


def _filter(facet, found, text, chosen, locale_id):
    labels = facet.labels(found.keys(), locale_id)
    choices = [
        Choice(labels[value], number, _address(text, chosen, facet.name, value), chosen.get(facet.name) == value)
        for value, number in found.items()
        if value in labels
    ]
    newest_first = facet.name == "year"
    order = (lambda each: each.label) if newest_first else (lambda each: (-each.count, collation.key(each.label)))
    return Filter(facet.name, str(facet.label), sorted(choices, key=order, reverse=newest_first))


def _address(text, chosen, name, value):
    if chosen.get(name) == value:
        kept = {other: one for other, one in chosen.items() if other != name}
    else:
        kept = chosen | {name: value}
    return "?" + urlencode({"q": text, **kept})
