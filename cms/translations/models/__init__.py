"""What is remembered about translations beside what wagtail-localize keeps."""

from .exchange import PendingUpload
from .freshness import Basis, Carried, ChangeDecision, ChangeKind
from .machine import MachineRun, MachineUse
from .provenance import Authorship
from .restrictions import RestrictionCopy
from .scope import LanguageRight
from .status import TranslationStatus
from .terms import Term
from .waiting import WaitsForOriginal

__all__ = [
    "Authorship",
    "Basis",
    "Carried",
    "ChangeDecision",
    "ChangeKind",
    "LanguageRight",
    "MachineRun",
    "MachineUse",
    "PendingUpload",
    "RestrictionCopy",
    "Term",
    "TranslationStatus",
    "WaitsForOriginal",
]
