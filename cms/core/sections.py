"""Parts that content apps hand in to each other's pages, so that no app names another."""

from dataclasses import dataclass, field

from wagtail import hooks


@dataclass(frozen=True)
class Section:
    """A part of a page: its template, what the template needs, and its place (small numbers come first)."""

    template: str
    order: int
    context: dict = field(default_factory=dict)


def sections(place: str, page, context: dict) -> list[Section]:
    """The sections that apps registered for a place, in order.

    An app hands one in with the Wagtail hook ``<place>_section``: a function of (page, context) that gives a Section,
    or None when it has nothing to show. ``context`` is the template context of the page, with its ``references``.
    """
    found = [function(page, context) for function in hooks.get_hooks(f"{place}_section")]
    return sorted((section for section in found if section), key=lambda section: section.order)
