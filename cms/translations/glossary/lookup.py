"""All terms at once, in memory: read again as soon as one of them is another."""

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Max

from ..models import Term
from .matching import WordList

EVERYWHERE = None  # the locale of a name that is the same in every language


class Entry(NamedTuple):
    """A term as it is remembered."""

    concept: UUID
    locale: int | None
    text: str
    use: str


class Found(NamedTuple):
    """A term in a text: where, which, and the words to use (in the other language, or instead of a forbidden one)."""

    start: int
    end: int
    term: Entry
    instead: tuple[str, ...]


class Equivalent(NamedTuple):
    """Another word for the same thing; ``locale`` is None for a name that is the same in every language."""

    text: str
    locale: int | None
    concept: UUID


class Glossary:
    """All terms, ready to be asked. Locales may be given as rows or as their keys."""

    def __init__(self, entries):
        self.entries = list(entries)
        self.by_concept, self.lists = defaultdict(list), {}
        for entry in self.entries:
            self.by_concept[entry.concept].append(entry)

    def terms_in(self, text, source_locale, target_locale) -> list[Found]:
        target = _key(target_locale)
        found = self._list(_key(source_locale), Term.Use.APPROVED, Term.Use.KEEP).search(text)
        return [Found(start, end, entry, self._words_for(entry, target)) for start, end, entry in found]

    def kept(self, text, locale=None) -> list[tuple[int, int]]:
        return [match[:2] for match in self._list(_key(locale), Term.Use.KEEP).search(text)]

    def forbidden_in(self, text, locale) -> list[Found]:
        locale = _key(locale)
        found = self._list(locale, Term.Use.FORBIDDEN).search(text)
        return [Found(start, end, entry, self._approved(entry, locale)) for start, end, entry in found]

    def equivalents(self, word, locale) -> list[Equivalent]:
        itself = self._list(_key(locale), *Term.Use.values).whole(word)
        found = {
            Equivalent(other.text, other.locale, other.concept): None
            for entry in itself
            for other in self.by_concept[entry.concept]
            if other.use != Term.Use.FORBIDDEN and other.text.casefold() != entry.text.casefold()
        }
        return list(found)

    def _words_for(self, entry, target) -> tuple[str, ...]:
        return (entry.text,) if entry.use == Term.Use.KEEP else self._approved(entry, target)

    def _approved(self, entry, locale) -> tuple[str, ...]:
        same = [other for other in self.by_concept[entry.concept] if other.use == Term.Use.APPROVED]
        return tuple(other.text for other in same if other.locale in (locale, EVERYWHERE))

    def _list(self, locale, *uses) -> WordList:
        """The words that count in a language, made when it is first asked for."""
        if (locale, uses) not in self.lists:
            chosen = [entry for entry in self.entries if entry.use in uses and entry.locale in (locale, EVERYWHERE)]
            self.lists[locale, uses] = WordList((entry.text, _exact(entry), entry) for entry in chosen)
        return self.lists[locale, uses]


def _exact(entry) -> bool:
    """Capitals count in names, and in words that have one beyond their first letter, such as acronyms."""
    return entry.use == Term.Use.KEEP or entry.text[1:] != entry.text[1:].lower()


def _key(locale) -> int | None:
    return getattr(locale, "pk", locale)


_kept = (None, None)  # the state of the table, and the glossary made from it


def glossary() -> Glossary:
    """The glossary as it stands now: one query, and a second one when a term was added, changed or removed."""
    global _kept
    state = tuple(Term.objects.aggregate(Count("pk"), Max("pk"), Max("changed_at")).values())
    remembered, found = _kept
    if remembered != state:
        found = Glossary(
            Entry(*row)
            for row in Term.objects.order_by("text", "pk").values_list("concept", "locale_id", "text", "use")
        )
        _kept = (state, found)
    return found
