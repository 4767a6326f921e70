"""What kind of change lies between two wordings of a paragraph, and which ones an editor called mere corrections.

In doubt it is the weightier kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction

from ..engine.models import TranslationSource
from ..models import Carried, ChangeDecision, ChangeKind
from .facts import fact_words, figures, names
from .paragraphs import Paragraph, stored
from .signals import changed
from .tokens import words

Decided = Mapping[tuple[str, int], list[tuple[int, str]]]  # (path, id of the old string): ids and texts it became


def decided(source_ids: Iterable[int]) -> dict[int, Decided]:
    """What was decided about changes of these sources. One query."""
    found = defaultdict(lambda: defaultdict(list))
    fields = ("source_id", "path", "old_string_id", "new_string_id", "new_string__data")
    rows = ChangeDecision.objects.filter(source__in=list(source_ids), kind=ChangeKind.TYPO).order_by("pk")
    for source_id, path, old, new, text in rows.values_list(*fields):
        found[source_id][path, old].append((new, text))
    return defaultdict(dict, {source_id: dict(steps) for source_id, steps in found.items()})


def judge(old: Paragraph, new: Paragraph, decisions: Decided, language: str) -> ChangeKind | None:
    """The kind of a change, as ``classify`` has it unless an editor decided that the words were only corrected.

    Corrections add up: what was corrected twice is still only corrected. A fact is never one.
    """
    kind = classify(old.text, new.text, language, old.attrs, new.attrs)
    if kind != ChangeKind.WORDING:
        return kind
    ends = _corrected(old, decisions)
    settled = any(text == new.text or classify(text, new.text, language) == ChangeKind.TYPO for text in ends)
    return ChangeKind.TYPO if settled else kind


def _corrected(old, decisions):
    """All texts that corrections have made of this one."""
    texts, seen, waiting = [], {old.string}, [old.string]
    while waiting:
        for string, text in decisions.get((old.path, waiting.pop()), ()):
            if string not in seen:
                seen.add(string)
                waiting.append(string)
                texts.append(text)
    return texts


@transaction.atomic
def decide(source: TranslationSource, changes: Iterable[tuple[str, int, int]], user) -> int:
    """Record that these changes (path, id of the old string, id of the new one) were only corrections."""
    made = 0
    for path, old, new in changes:
        _row, created = ChangeDecision.objects.get_or_create(
            source=source, path=path, old_string_id=old, new_string_id=new, defaults={"decided_by": user}
        )
        made += created
    judge_carried(source)
    changed(source)
    return made


def judge_carried(source: TranslationSource) -> None:
    """Bring the kind of carried words in line with what was decided since."""
    decisions, language = decided([source.pk])[source.pk], source.locale.language_code
    now = {(one.string, one.context): one for one in reversed(stored([source.pk]).get(source.pk, []))}
    rows = Carried.objects.filter(string_translation__context__object=source.object_id)
    for row in rows.select_related("string_translation", "base_string"):
        words = row.string_translation
        new = now.get((words.translation_of_id, words.context_id))
        if new is not None:
            old = Paragraph(new.path, 0, row.base_string.data, row.base_attrs, row.base_string_id)
            kind = judge(old, new, decisions, language) or row.kind
            if kind != row.kind:
                Carried.objects.filter(pk=row.pk).update(kind=kind)


def classify(old: str, new: str, language: str, old_links=None, new_links=None) -> ChangeKind | None:
    """Fact, typo or wording; None where neither the text nor a link target changed.

    ``old`` and ``new`` are strings as the engine keeps them (HTML with inline tags), the links are their targets by
    link id. A typo is recognised without a person's word only where nothing but case, punctuation or emphasis changed.
    """
    if (old_links or {}) != (new_links or {}):
        return ChangeKind.FACT
    if old == new:
        return None
    if figures(old) != figures(new):
        return ChangeKind.FACT
    if words(old) == words(new):
        return ChangeKind.TYPO
    if fact_words(old, language) != fact_words(new, language) or names(old) != names(new):
        return ChangeKind.FACT
    return ChangeKind.WORDING
