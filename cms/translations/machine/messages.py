"""How a run went, in words for the person who asked."""

from dataclasses import dataclass, field

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import MachineRun

MOST_NAMED = 20


@dataclass
class Outcome:
    """What came of a run: how many places were translated or copied, which texts were refused, what stopped it."""

    done: int = 0
    copied: int = 0
    over_budget: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    failure: str = ""

    def state(self, done_before: int = 0) -> str:
        if not (self.failure or self.refused or self.over_budget):
            return MachineRun.State.DONE
        return MachineRun.State.PARTLY if self.done or done_before else MachineRun.State.FAILED

    def message(self, language: str) -> str:
        lines = [self.failure, self._budget(language), *self._refused()]
        if not any(lines):
            lines = [
                _("Everything that was missing is translated.")
                if self.done or self.copied
                else _("Nothing was missing.")
            ]
        return "\n".join(line for line in lines if line)

    def _budget(self, language) -> str:
        if not self.over_budget:
            return ""
        return ngettext(
            "%(number)d text did not fit into this month's words for %(language)s. Translate it by hand, "
            "or ask again next month.",
            "%(number)d texts did not fit into this month's words for %(language)s. Translate them by hand, "
            "or ask again next month.",
            self.over_budget,
        ) % {"number": self.over_budget, "language": language}

    def _refused(self):
        if not self.refused:
            return
        yield ngettext(
            "%(number)d text was refused and stays untranslated:",
            "%(number)d texts were refused and stay untranslated:",
            len(self.refused),
        ) % {"number": len(self.refused)}
        for text, reason in self.refused[:MOST_NAMED]:
            yield _("“%(text)s”: %(reason)s") % {"text": Truncator(strip_tags(text)).chars(60), "reason": reason}
        if len(self.refused) > MOST_NAMED:
            yield "…"
