"""Fields without words: the same in every language."""

from ..engine import SynchronizedField


def neutral(*names: str) -> list[SynchronizedField]:
    """Declare fields that hold no words (dates, numbers, kinds, references).

    They cannot be overridden in a translation, and publishing the original carries them to every language at once
    (``cms.core.synchronized_fields``). References among them are handles: show them through ``cms.core.references``.
    """
    return [SynchronizedField(name, overridable=False) for name in names]
