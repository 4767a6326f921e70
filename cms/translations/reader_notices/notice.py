"""What is said on top of a page about the words below it. Nothing where there is nothing to say."""

from dataclasses import dataclass, field

from cms.core import languages

from ..states import Freshness, Provenance, State
from .change_markers import Mark


@dataclass(frozen=True)
class Notice:
    """The three axes of a translation, for the template that puts them into words."""

    state: State
    elsewhere: list[Mark] = field(default_factory=list)  # changes whose place is no longer, or not yet, on the page
    beside: bool = False  # both languages are shown already

    @property
    def language(self) -> str:
        """The language of the original (BCP 47)."""
        return self.state.original_language

    @property
    def language_name(self) -> str:
        return languages.name_in(self.language)

    @property
    def is_partly(self) -> bool:
        return self.state.is_translated and not self.state.is_complete

    @property
    def translated(self) -> int:
        return self.state.segments - self.state.untranslated

    @property
    def changed(self) -> bool:
        return self.state.freshness == Freshness.CHANGED

    @property
    def unknown(self) -> bool:
        return self.state.freshness == Freshness.UNKNOWN

    @property
    def by_machine(self) -> bool:
        return self.state.by_machine

    @property
    def reviewed(self) -> bool:
        return self.state.provenance == Provenance.REVIEWED

    @property
    def imported(self) -> bool:
        return self.state.provenance == Provenance.IMPORTED

    @property
    def has_both(self) -> bool:
        """Whether there is a way to read the page beside its original, paragraph by paragraph."""
        return not self.beside and bool(self.state.translation_id) and self.state.original_public

    @property
    def is_shown(self) -> bool:
        said = self.is_partly or self.changed or self.unknown or self.by_machine or self.reviewed or self.imported
        return said or self.has_both
