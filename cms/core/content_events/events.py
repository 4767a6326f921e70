"""Content events by type. ``row`` is the row it happened to, as whoever did it has it in hand."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.db.models import Model
from wagtail.models import DraftStateMixin, Page

# Columns that Wagtail saves with a draft: what readers meet is then as it was.
OF_DRAFTS = {"latest_revision", "draft_title", "has_unpublished_changes", "latest_revision_created_at", "numchild"}


@dataclass(frozen=True)
class ContentEvent:
    """Something that happened to a row, or is about to. Rows that a fixture loads (``raw``) are not told of."""

    row: Model

    @property
    def model(self) -> type[Model]:
        """By what the subscribers are chosen: the class the row was saved as."""
        return type(self.row)


@dataclass(frozen=True)
class Saving(ContentEvent):
    """A row is about to be saved (``pre_save``). Who raises an error refuses it."""

    update_fields: frozenset[str] | None = None  # columns; None is all of them
    raw: bool = False


@dataclass(frozen=True)
class Saved(ContentEvent):
    """A row was saved (``post_save``): changed, published, hidden, or only its draft."""

    created: bool = False
    update_fields: frozenset[str] | None = None

    @property
    def of_draft(self) -> bool:
        """Whether a draft alone was saved, so that readers meet what they met before."""
        return (
            self.update_fields is not None and isinstance(self.row, DraftStateMixin) and self.update_fields <= OF_DRAFTS
        )


@dataclass(frozen=True)
class Deleting(ContentEvent):
    """A row is about to be deleted (``pre_delete``). ``origin``: the row or queryset that it began with."""

    origin: object = None


@dataclass(frozen=True)
class Deleted(ContentEvent):
    """A row was deleted (``post_delete``)."""


@dataclass(frozen=True)
class Published(ContentEvent):
    """A revision of a page or snippet went live (``page_published``, ``published``)."""


@dataclass(frozen=True)
class Hidden(ContentEvent):
    """A page or snippet was taken offline by Wagtail's action (``page_unpublished``, ``unpublished``)."""


@dataclass(frozen=True)
class Moving(ContentEvent):
    """A page is about to be moved (``pre_page_move``). Who raises an error refuses it."""

    parent_after: Page


@dataclass(frozen=True)
class Moved(ContentEvent):
    """A page was moved, with all below it (``post_page_move``). ``row`` is read anew: its path is the present one."""

    parent_before: Page
    parent_after: Page


@dataclass(frozen=True)
class Restricted(ContentEvent):
    """A ``PageViewRestriction`` was made or changed, or its groups were. ``row`` is the restriction."""

    created: bool = False
    groups_only: bool = False


@dataclass(frozen=True)
class Unrestricting(ContentEvent):
    """A ``PageViewRestriction`` is about to be deleted. ``origin`` as in ``Deleting``."""

    origin: object = None


@dataclass(frozen=True)
class CollectionRestricted(ContentEvent):
    """A ``CollectionViewRestriction`` was made, changed or deleted. ``row`` is the restriction."""


@dataclass(frozen=True)
class LanguageAdded(ContentEvent):
    """A ``Locale`` was made. ``row`` is the locale."""


class Why(StrEnum):
    """Why everything below a page stands differently."""

    MOVED = "moved"
    RENAMED = "renamed"  # its slug, and with it all addresses below
    RESTRICTED = "restricted"  # a restriction was made, changed or deleted


@dataclass(frozen=True)
class SubtreeChanged(ContentEvent):
    """Who may see a page and everything below it, or where that is found, may have changed.

    ``row`` is the page, read anew. What it means for each page is the subscribers' to ask (``visible()``).
    """

    why: Why

    @cached_property
    def pages(self) -> list[Page]:
        """The page and those below it, with id, type, ``translation_key`` and locale. One query for all subscribers."""
        below = Page.objects.descendant_of(self.row, inclusive=True)
        return list(below.only("pk", "content_type", "translation_key", "locale"))

    def by_model(self) -> dict[type[Page], list[Page]]:
        """Those pages by their class. Pages whose app is gone are left out."""
        found: dict[type[Page], list[Page]] = {}
        for page in self.pages:
            if page.specific_class is not None:
                found.setdefault(page.specific_class, []).append(page)
        return found
