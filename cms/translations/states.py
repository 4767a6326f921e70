"""How content stands in a language. The one place to ask: pages, lists, sitemap, API, search and desk read no rows.

``states`` and ``states_in`` take rows of any content model (in any language) or their translation keys, and answer
for all of them in one query. Content that nothing is kept about answers "not translated yet".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from wagtail.models import Locale

from .models import TranslationStatus

Completeness, Freshness, Provenance = (
    TranslationStatus.Completeness,
    TranslationStatus.Freshness,
    TranslationStatus.Provenance,
)


@dataclass(frozen=True)
class State:
    """One piece of content in one language. The fields are those of ``TranslationStatus``."""

    translation_key: UUID
    locale_id: int
    is_original: bool = False
    original_title: str = ""
    original_language: str = ""
    original_public: bool = False
    row_id: int | None = None
    translation_id: int | None = None
    revision_id: int | None = None
    live: bool = False
    public: bool = False
    completeness: str = Completeness.NOT_YET
    freshness: str = Freshness.CURRENT
    provenance: str = ""
    segments: int = 0
    untranslated: int = 0
    new: int = 0
    removed: int = 0
    reworded: int = 0
    facts: int = 0
    unreviewed: int = 0
    marks: list = field(default_factory=list, hash=False)
    words: int = 0
    words_done: int = 0
    words_changed: int = 0
    original_published_at: datetime | None = None
    translated_at: datetime | None = None
    reviewed_at: datetime | None = None
    reviewed_as: str = ""

    @property
    def is_translated(self) -> bool:
        """Readers meet words of this language, at least some."""
        return self.live and self.completeness != Completeness.NOT_YET

    @property
    def is_complete(self) -> bool:
        return self.live and self.completeness == Completeness.TRANSLATED

    @property
    def is_current(self) -> bool:
        """Nothing that matters changed in the original since; false also where that is not known."""
        return self.freshness == Freshness.CURRENT

    @property
    def is_reviewed(self) -> bool:
        return self.provenance == Provenance.REVIEWED

    @property
    def by_machine(self) -> bool:
        """At least one paragraph is a machine's that nobody has accepted: readers are told."""
        return self.is_translated and self.provenance == Provenance.MACHINE

    @property
    def in_one_word(self) -> str:
        """How a text that readers meet came to be, for programs: its weakest paragraph (docs/guides/feeds.md)."""
        if self.is_original or not self.is_translated:
            return "original"
        return (self.provenance or Provenance.PERSON.value) if self.is_complete else Completeness.PARTLY.value

    @property
    def changed(self) -> int:
        """How many paragraphs of the original were added, removed, reworded or given other facts since."""
        return self.new + self.removed + self.reworded + self.facts

    @property
    def has_changed_facts(self) -> bool:
        return self.facts > 0

    @property
    def words_waiting(self) -> int:
        return self.words - self.words_done

    @property
    def completeness_label(self) -> str:
        return Completeness(self.completeness).label

    @property
    def freshness_label(self) -> str:
        return Freshness(self.freshness).label

    @property
    def provenance_label(self) -> str:
        return Provenance(self.provenance).label if self.provenance else ""


FIELDS = tuple(State.__dataclass_fields__)


def states(rows_or_keys: Iterable, locale: Locale | int) -> dict[UUID, State]:
    """The state of each of these in one language, by translation key."""
    return {key: state for (key, _locale), state in states_in(rows_or_keys, [locale]).items()}


def states_in(rows_or_keys: Iterable, locales: Iterable[Locale | int]) -> dict[tuple[UUID, int], State]:
    """The state of each of these in each language, by (translation key, id of the locale)."""
    keys = {_key(item) for item in rows_or_keys}
    ids = {getattr(locale, "pk", locale) for locale in locales}
    found = {(key, locale_id): State(key, locale_id) for key in keys for locale_id in ids}
    kept = TranslationStatus.objects.filter(translation_key__in=keys, locale__in=ids)
    for values in kept.values(*FIELDS) if found else ():
        state = State(**values)
        found[state.translation_key, state.locale_id] = state
    return found


def state_of(row) -> State:
    """The state of a row in its own language."""
    return states([row], row.locale_id)[row.translation_key]


def _key(item) -> UUID:
    key = getattr(item, "translation_key", item)
    return key if isinstance(key, UUID) else UUID(key)


@dataclass(frozen=True)
class Summary:
    """How a language stands: numbers of content by axis, and words."""

    locale_id: int
    contents: int
    translated: int
    partly: int
    not_yet: int
    current: int
    changed: int
    unknown: int
    facts: int
    reviewed: int
    person: int
    imported: int
    machine: int
    words: int
    words_done: int
    words_changed: int

    @property
    def words_waiting(self) -> int:
        return self.words - self.words_done


_IS_TRANSLATED = Q(live=True) & ~Q(completeness=Completeness.NOT_YET)
_COUNTS = {
    "contents": Q(),
    "translated": Q(live=True, completeness=Completeness.TRANSLATED),
    "partly": Q(live=True, completeness=Completeness.PARTLY),
    "not_yet": ~_IS_TRANSLATED,
    "current": _IS_TRANSLATED & Q(freshness=Freshness.CURRENT),
    "changed": _IS_TRANSLATED & Q(freshness=Freshness.CHANGED),
    "unknown": _IS_TRANSLATED & Q(freshness=Freshness.UNKNOWN),
    "facts": _IS_TRANSLATED & Q(facts__gt=0),
    **{kind.value: _IS_TRANSLATED & Q(provenance=kind) for kind in Provenance},
}


def summaries(within: Q | None = None) -> dict[int, Summary]:
    """Each language's numbers, by id of the locale, in one query. Originals are not counted in their own language.

    Counted is what the public can read, in the original or in that language. ``within``, a condition on
    ``TranslationStatus``, takes its place.
    """
    within = Q(original_public=True) | Q(public=True) if within is None else within
    rows = TranslationStatus.objects.filter(within, is_original=False).order_by().values("locale_id")
    numbers = {name: Count("pk", filter=condition) for name, condition in _COUNTS.items()}
    sums = {name: Coalesce(Sum(F(name)), 0) for name in ("words", "words_done", "words_changed")}
    # Names that are fields too cannot be given to an annotation, so all get a mark that is taken off again.
    marked = {f"n_{name}": expression for name, expression in (numbers | sums).items()}
    found = {}
    for row in rows.annotate(**marked):
        values = {name.removeprefix("n_"): value for name, value in row.items()}
        found[row["locale_id"]] = Summary(**values)
    return found
