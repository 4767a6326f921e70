"""What is private in the original is private in every language, from the moment it becomes so.

wagtail-localize copies a page's own restriction when it generates a translation, and never again: one that is set
later, on the page or on a page above it, would leave the translations public.
"""

from django.db import transaction
from django.db.models.signals import m2m_changed, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, post_page_move

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


def _saved(sender, instance, created, raw=False, **kwargs):
    if raw:
        return
    if leads(instance.page):
        spread(instance)
    elif created and not getattr(instance, "is_copy", False):
        _adopt(instance)


def _groups_changed(sender, instance, action, **kwargs):
    if action.startswith("post_") and isinstance(instance, PageViewRestriction) and leads(instance.page):
        spread(instance)


def _removed(sender, instance, origin=None, **kwargs):
    """Copies go with the restriction, but not when it goes with its page: what was private does not become public."""
    if origin is None or getattr(origin, "model", type(origin)) is PageViewRestriction:
        PageViewRestriction.objects.filter(copy_of__original=instance).delete()


def _changed_place(sender, instance, **kwargs):
    page = Page.objects.get(pk=instance.pk)
    if not leads(page):
        settle(page)
        return
    for below in Page.objects.descendant_of(page, inclusive=True):
        for row in translations_of(below):
            settle(row)


def _made(sender, instance, created=False, raw=False, **kwargs):
    """Before anybody can publish it."""
    if created and not raw and isinstance(instance, Page) and sender is not Page:
        settle(instance)


def _published(sender, instance, **kwargs):
    settle(instance)


def connect() -> None:
    post_save.connect(_saved, sender=PageViewRestriction, dispatch_uid="spread_restriction")
    m2m_changed.connect(
        _groups_changed, sender=PageViewRestriction.groups.through, dispatch_uid="spread_restriction_groups"
    )
    pre_delete.connect(_removed, sender=PageViewRestriction, dispatch_uid="remove_restriction_copies")
    post_save.connect(_made, dispatch_uid="restrict_new_translation")
    post_page_move.connect(_changed_place, dispatch_uid="settle_restrictions_after_move")
    page_published.connect(_published, dispatch_uid="settle_restrictions")
