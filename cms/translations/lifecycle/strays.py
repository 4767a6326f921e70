"""Pages below a page of another language, from before that was refused: they go where their language has its pages."""

from django.db import transaction
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from cms.core import languages

from ..engine.rows import parent_in
from .following import move


def strays() -> QuerySet:
    """The topmost pages that are in another language than the page above them."""
    above = Substr("path", Value(1), Length("path") - Value(Page.steplen), output_field=CharField())
    parents = Page.objects.filter(path=OuterRef("above"), depth__gt=1)
    pages = Page.objects.filter(depth__gt=2).annotate(above=above)
    pages = pages.annotate(place=Subquery(parents.values("locale")[:1])).exclude(locale=F("place"))
    return pages.filter(locale__language_code__in=languages.codes()).select_related("locale").order_by("path")


@transaction.atomic
def bring_home(page: Page) -> Page:
    """Move a page, with all below it, under the translation of its place; one that is missing is made as a draft."""
    target = parent_in(page.locale, page.get_parent())
    move(page, Page.objects.get(pk=target.pk))
    return target
