"""What is private in the original is private in every language, from the moment it becomes so.

wagtail-localize copies a page's own restriction when it generates a translation, and never again: one that is set
later, on the page or on a page above it, would leave the translations public.
"""

from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from cms.core.content_events import Moved, Published, Restricted, Saved, Step, Unrestricting, subscribe

from ..engine.rows import leads, original_of, translations_of
from ..models import RestrictionCopy


@transaction.atomic
def spread(restriction: PageViewRestriction) -> None:
    """Copy a restriction of an original to its translations, and to those of the pages below that stand elsewhere."""
    page = restriction.page
    for row in translations_of(page):
        _copy(restriction, row)
    covered = _covered_by(restriction)
    below = Page.objects.descendant_of(page).values("translation_key")
    rows = Page.objects.filter(translation_key__in=below, alias_of__isnull=True)
    for row in rows.not_descendant_of(page).order_by("path"):
        cover(row, restriction, covered)


def cover(row: Page, restriction: PageViewRestriction, covered: set[str]) -> None:
    """Put a restriction on a translation, or bring its copy up to date, unless a copy above it does already.

    ``covered`` are the paths of the copies; that of a new one is added.
    """
    if row.path in covered or not any(row.path.startswith(path) for path in covered):
        _copy(restriction, row)
        covered.add(row.path)


def _covered_by(restriction):
    return set(RestrictionCopy.objects.filter(original=restriction).values_list("copy__page__path", flat=True))


def settle(row: Page) -> None:
    """Give a translation every restriction that holds for its original, and take away those that hold no more."""
    original = original_of(row)
    if original is not None:
        _settle(row, original)


@transaction.atomic
def _settle(row, original):
    holding = list(PageViewRestriction.objects.filter(page__path__in=_paths(original)))
    PageViewRestriction.objects.filter(page=row, copy_of__isnull=False).exclude(copy_of__original__in=holding).delete()
    for restriction in holding:
        cover(row, restriction, _covered_by(restriction))


def _paths(page):
    return [page.path[:length] for length in range(Page.steplen, len(page.path) + 1, Page.steplen)]


def _copy(restriction, row):
    link = RestrictionCopy.objects.filter(original=restriction, copy__page=row).select_related("copy").first()
    copy = link.copy if link else PageViewRestriction(page=row)
    copy.is_copy = True
    copy.restriction_type, copy.password = restriction.restriction_type, restriction.password
    copy.save()
    copy.groups.set(restriction.groups.all())
    if link is None:
        RestrictionCopy.objects.create(original=restriction, copy=copy)


def _adopt(made: PageViewRestriction) -> None:
    """Link a copy that the engine made when it generated a translation, so that it follows from now on."""
    same = PageViewRestriction.objects.filter(
        page__in=translations_of(made.page), restriction_type=made.restriction_type, password=made.password
    )
    original = next((other for other in same.select_related("page") if leads(other.page)), None)
    if original is not None:
        RestrictionCopy.objects.create(original=original, copy=made)


def _restricted(event):
    restriction = event.row
    if leads(restriction.page):
        spread(restriction)
    elif event.created and not getattr(restriction, "is_copy", False):
        _adopt(restriction)


def _removed(event):
    """Copies go with the restriction, but not when it goes with its page: what was private does not become public."""
    origin = event.origin
    if origin is None or getattr(origin, "model", type(origin)) is PageViewRestriction:
        PageViewRestriction.objects.filter(copy_of__original=event.row).delete()


def _changed_place(event):
    if not leads(event.row):
        settle(event.row)
        return
    for below in Page.objects.descendant_of(event.row, inclusive=True):
        for row in translations_of(below):
            settle(row)


def _made(event):
    """Before anybody can publish it."""
    if event.created:
        settle(event.row)


def _published(event):
    settle(event.row)


def _is_page_of_a_type(model) -> bool:
    return issubclass(model, Page) and model is not Page


def connect() -> None:
    step = Step.LIFECYCLE
    subscribe(Restricted, _restricted, step=step, does="translations are restricted alike")
    subscribe(Unrestricting, _removed, step=step, does="translations are opened again")
    subscribe(
        Saved, _made, step=step, where=_is_page_of_a_type, of="pages", does="a new one is as private as its original"
    )
    subscribe(Moved, _changed_place, step=step, does="translations are as private as their originals")
    subscribe(Published, _published, step=step, models=Page, does="it is as private as its original")
