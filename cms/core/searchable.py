"""What a content type gives to the search. The search finds the types by this mixin; no list names them."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.search.index import RelatedFields, SearchField

from .content_urls import address


@dataclass(frozen=True)
class SearchDocument:
    """What readers of one language can find of a row, and where it leads them.

    ``path`` is the address below the language's front page (``regions/isere/``); one that begins with a slash stands
    for itself. ``day`` is an ISO date, or empty. ``facets`` are pairs of a name and a value without spaces, the same
    in every language (slugs, codes). ``key`` is the same for all translations of one content. ``names`` are what it is
    looked for by as well and never shown; ``other_titles`` are those that say the same as its title.
    """

    language: str
    title: str
    path: str
    key: str
    summary: str = ""
    body: str = ""
    day: str = ""
    facets: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    names: frozenset[str] = field(default_factory=frozenset)
    other_titles: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Facet:
    """A filter of the results. An app hands its own in with the Wagtail hook ``register_search_facet``.

    ``labels`` gives the words for values, in a locale (its id): values that it leaves out are not offered. ``names``
    gives what values are called in every language, as pairs of a language and a name: who knows a place by the name
    of another language finds what is about it.
    """

    name: str
    label: str | Promise
    order: int
    labels: Callable[[Iterable[str], int], dict[str, str]]
    names: Callable[[Iterable[str]], dict[str, set[tuple[str, str]]]] | None = None


class Searchable:
    """Mixin of models that readers can search for. The words are those of the model's own ``search_fields``.

    The model's manager needs ``visible()``. Aliases, drafts and what is private are never asked.
    """

    pk: Any
    url: Any
    locale: Any
    translation_key: Any

    search_kind = "page"
    search_kind_label = _("Page")

    def search_documents(self) -> list[SearchDocument]:
        """One for each language in which the row can be read; none if it has no address."""
        url, language = self.url, self.locale.language_code
        front = address(language, "")
        if not url or not url.startswith(front):
            return []
        return [
            SearchDocument(
                language,
                str(self),
                url.removeprefix(front),
                str(self.translation_key),
                self.search_summary(),
                self.search_body(),
                self.search_day(),
                frozenset(self.search_facets()),
            )
        ]

    def search_summary(self) -> str:
        return getattr(self, "summary", "")

    def search_body(self) -> str:
        """All words of the search fields but title and summary."""
        return words_of(self, {"title", "summary", "name"})

    def search_day(self) -> str:
        return ""

    def search_facets(self) -> Iterable[tuple[str, str]]:
        return ()


def words_of(instance, without: Set[str] = frozenset()) -> str:
    """The words of an instance's search fields as plain text, as Wagtail's own index would be given them."""
    return "\n".join(_words(instance, instance.get_search_fields(), without))


def _words(instance, fields, without=frozenset()):
    for each in fields:
        if isinstance(each, SearchField) and each.field_name not in without:
            value = each.get_value(instance)
            values = value if isinstance(value, (list, tuple)) else [value]
            yield from (str(text) for text in values if text)
        elif isinstance(each, RelatedFields):
            related: Any = getattr(instance, each.field_name, None)
            for row in related.all() if hasattr(related, "all") else filter(None, [related]):
                yield from _words(row, each.fields)
