"""What the public may see, defined once. Pages, lists, feeds, sitemap, API and search all ask here."""

from typing import Any

from django.db.models import BooleanField, Case, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.fields import CharField
from wagtail.models import Collection, CollectionViewRestriction, Page, PageQuerySet, PageViewRestriction

from . import languages
from .leftovers.types import page_types
from .originals import extracted_from

HOME_DEPTH = 2  # home pages of all languages stand side by side below the root of the tree


def restricted(path: str = "path") -> Exists:
    """Whether a view restriction stands on the page with this tree path or above it, asked inside the query itself.

    Wagtail's ``public()`` reads all restrictions first, once for each use; this costs no query of its own.
    """
    page_path = ExpressionWrapper(OuterRef(path), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(page_path=page_path)
    return Exists(restrictions.filter(page_path__startswith=F("page__path")))


def restricted_collections() -> QuerySet:
    """The collections of pictures and documents that are not for everybody: private themselves or by one above."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.annotate(asked=path)
    return Collection.objects.filter(Exists(restrictions.filter(asked__startswith=F("collection__path"))))


def placeholder() -> Q:
    """Whether a row is a home page that nobody has published, made so that its language has one.

    Its words are the original's. It stands in the tree, but no reader meets it: the original answers in its place. The
    first row of its content is no placeholder, however it was made; publishing ends the state for good.
    """
    earlier = Page.objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    return Q(Exists(earlier), depth=HOME_DEPTH, first_published_at__isnull=True)


Mixed: Any = object  # what it is mixed into has the rest


class AvailableMixin(Mixed):
    """A list as readers of one language meet it. Needs ``visible()`` of the class it is mixed into."""

    def available_in(self, locale_id: int) -> Any:
        """Visible rows of one locale, then the originals nobody has translated into it yet.

        Each row has ``foreign``: False for a row in the reader's language, True for an original in another one.
        Order by it first, so that what a reader can read comes first.
        """
        own = self.model._default_manager.visible().filter(locale_id=locale_id)
        original = Q(translated=False) & ~Q(locale_id=locale_id) & Q(is_original=True)
        original &= Q(locale__language_code__in=languages.codes())  # else it has no address
        return (
            self.visible()
            .alias(
                translated=Exists(own.filter(translation_key=OuterRef("translation_key"))),
                extracted_from=extracted_from(self.model),
                is_original=ExpressionWrapper(self._leads(), output_field=BooleanField()),
            )
            .filter(Q(locale_id=locale_id) | original)
            .annotate(
                foreign=Case(
                    When(locale_id=locale_id, then=Value(False)), default=Value(True), output_field=BooleanField()
                )
            )
        )

    def best_in(self, codes: list[str]) -> Any:
        """Of visible rows: of each content the one in the first of these languages (BCP 47) that has one."""
        found = Q(locale__language_code=codes[0])
        for place, code in enumerate(codes[1:], start=1):
            everything = visible_pages() if self.model is Page else self.model._default_manager.visible()
            better = everything.filter(
                translation_key=OuterRef("translation_key"), locale__language_code__in=codes[:place]
            )
            found |= Q(~Exists(better), locale__language_code=code)
        return self.filter(found)

    def _leads(self) -> Q:
        """Whether a row is the one that leads (``originals``); where that is not visible, the oldest that is."""
        visible = self.model._default_manager.visible().filter(translation_key=OuterRef("translation_key"))
        another = visible.filter(Q(locale=OuterRef("extracted_from")) | Q(pk__lt=OuterRef("pk")))
        return Q(locale_id=F("extracted_from")) | Q(~Exists(another))


class VisiblePageQuerySet(AvailableMixin, PageQuerySet):
    """Pages, with one verb for public."""

    def visible(self) -> Any:
        """Live pages without a view restriction on themselves or above; aliases and placeholders are no content."""
        return self.live().filter(~restricted(), ~placeholder(), alias_of__isnull=True)

    def only(self, *fields) -> Any:
        """Keeps what a page's permissions are found by: else Wagtail's editor, which leaves it out of its list of
        translations, asks for it once for each language."""
        return super().only(*fields, "path", "content_type")


def visible_pages() -> VisiblePageQuerySet:
    """The visible pages of every type, for links, menus and look-ups by address. What an app left that is no longer
    installed can be opened by nobody."""
    return VisiblePageQuerySet(Page).visible().filter(content_type__in=page_types())


class VisibleSnippetQuerySet(AvailableMixin, QuerySet):
    """Snippets, with the same verb: those without drafts are public as soon as they are saved."""

    def visible(self) -> Any:
        """All rows, unless the model has a draft state: then the live ones."""
        has_drafts = any(field.name == "live" for field in self.model._meta.concrete_fields)
        return self.filter(live=True) if has_drafts else self.all()
