"""One run: portion after portion, each stored before the next is asked for, until done, stopped or out of words."""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from .. import glossary as terms
from ..models import MachineRun
from . import budget
from .asking import ask
from .batches import is_too_large, portions
from .configuration import provider as configured
from .errors import MachineError
from .markup import Sent, prepare
from .messages import Outcome
from .segments import Piece, fault_of_length, store, waiting

UNCHANGED = "copied unchanged"  # tool_name of what holds nothing to translate


class StoppedError(Exception):
    """Somebody stopped the run."""


@dataclass
class Runner:
    """What a run needs to know while it lasts. Everything that matters is in the database after each portion."""

    run: MachineRun
    replace_carried: bool = False
    outcome: Outcome = field(default_factory=Outcome)

    def __post_init__(self):
        self.translation = self.run.translation
        self.source = self.translation.source.locale
        self.target = self.translation.target_locale

    def perform(self) -> Outcome:
        """Translate what is missing. What arrived before a failure is kept."""
        try:
            self.provider = configured()
            self._refuse_same_language()
            self._translate_all(waiting(self.translation, self.replace_carried))
        except StoppedError:
            pass
        except MachineError as error:
            self.outcome.failure = str(error)
        return self.outcome

    def _refuse_same_language(self):
        if not self.provider.can_translate(self.source.language_code, self.target.language_code):
            raise MachineError(_("A machine cannot translate between varieties of one language."))

    def _translate_all(self, pieces: list[Piece]):
        self._begin(sum(len(piece.contexts) for piece in pieces))
        self.pieces = dict(enumerate(pieces))
        glossary = terms.glossary()
        texts = [
            prepare(number, piece.text, self.provider.dialect, lambda plain: glossary.kept(plain, self.source))
            for number, piece in self.pieces.items()
        ]
        self._copy([sent for sent in texts if not sent.is_translatable])
        texts = [sent for sent in texts if sent.is_translatable]
        self._refuse({sent.number: _("It is too long for one request.") for sent in texts if is_too_large(sent)})
        for portion in portions(texts):
            self._translate(portion)

    def _begin(self, missing: int):
        """Say how much there is to do. A run that is taken up again goes on counting where it stood."""
        MachineRun.objects.filter(pk=self.run.pk).update(total=F("done") + missing)

    def _translate(self, portion: list[Sent]):
        self._stop_if_asked()
        taken = budget.take(self.target, [self.pieces[sent.number].words for sent in portion])
        chosen = [portion[place] for place in taken.places]
        self.outcome.over_budget += len(portion) - len(chosen)
        if not chosen:
            return
        try:
            good, refused = ask(self.provider, chosen, self.source.language_code, self.target.language_code)
        except BaseException:
            budget.give_back(taken)
            raise
        self._store(good, self.provider.tool_name, taken.words)
        self._refuse(refused)

    def _copy(self, texts: list[Sent]):
        """Numbers, addresses and names alone: the same in every language, and nobody need be asked."""
        self._store({sent.number: sent.original for sent in texts}, UNCHANGED, 0)

    @transaction.atomic
    def _store(self, good: dict[int, str], tool_name: str, words: int):
        """The texts and how far the run has come, together: taken up again, it goes on from exactly there."""
        written = 0
        for number, text in good.items():
            piece = self.pieces[number]
            fault = fault_of_length(text, piece)
            if fault:
                self._refuse({number: fault})
            else:
                user = self.run.asked_by
                written += store(self.translation, piece, text, tool_name, user, self.replace_carried)
        if tool_name == UNCHANGED:
            self.outcome.copied += written
        else:
            self.outcome.done += written
        MachineRun.objects.filter(pk=self.run.pk).update(done=F("done") + written, words=F("words") + words)

    def _refuse(self, reasons: dict[int, str]):
        for number, reason in reasons.items():
            self.outcome.refused.append((self.pieces[number].text, reason))

    def _stop_if_asked(self):
        if not MachineRun.objects.filter(pk=self.run.pk, state=MachineRun.State.RUNNING).exists():
            raise StoppedError
