"""What readers of a generated revision of a translation must be told."""

from collections.abc import Iterable, Mapping

from ..engine.models import Translation, TranslationSource
from ..engine.strings import texts_of
from ..models import Basis, ChangeKind
from .alignment import align
from .decisions import Decided, decided, judge
from .paragraphs import Paragraph, by_path, stored
from .snapshot import as_generated, as_written_for


def marks_of(translation: Translation, basis: Basis) -> list[dict]:
    """The marks of one revision. Four queries."""
    basis.translation = translation
    return marks_of_many([basis])[basis.pk]


def marks_of_many(bases: Iterable[Basis]) -> dict[int, list[dict]]:
    """The marks of many revisions, by the key of their basis. Four queries, if the bases know their translations."""
    bases = list(bases)
    sources = {basis.translation.source_id for basis in bases}
    now, decisions, languages = stored(sources), decided(sources), _languages(sources)
    texts = texts_of(
        id for basis in bases for segment in basis.segments for id in (segment["string"], segment["source"])
    )
    return {
        basis.pk: marks(basis.segments, now.get(source, []), decisions[source], texts, languages[source])
        for basis in bases
        for source in [basis.translation.source_id]
    }


def marks(
    segments: list[dict], now: list[Paragraph], decisions: Decided, texts: Mapping[int, str], language: str
) -> list[dict]:
    """The marks of a revision with the basis ``segments``, its original being ``now``. No queries.

    ``texts`` are those of the strings that the segments name, ``language`` is the original's. What came between the
    generation and now makes no difference.
    """
    was, after = by_path(segments), by_path(now)
    found = []
    for path in [*after, *(path for path in was if path not in after)]:
        found += _marks_of_path(was.get(path, []), after.get(path, []), decisions, texts, language)
    return found


def _marks_of_path(segments, now, decisions, texts, language):
    pairs = pair(segments, now, texts)
    placed = {i: now[j] for j, i in pairs.items()}
    found = [
        ((position, 1, position), _mark(segment, placed.get(position), decisions, texts, language))
        for position, segment in enumerate(segments)
    ]
    place = 0
    for j, paragraph in enumerate(now):
        if j in pairs:
            place = pairs[j] + 1
        else:
            found.append(((place, 0, j), _new(place, paragraph)))
    return [mark for _place, mark in sorted(found, key=lambda entry: entry[0]) if mark]


def pair(segments: list[dict], now: list[Paragraph], texts: Mapping[int, str]) -> dict[int, int]:
    """For each paragraph of one path that is in the revision too: its index, and that of its segment."""
    present = {one.string for one in now}
    old = [as_written_for(one, texts) if one["string"] in present else as_generated(one, texts) for one in segments]
    return align([one.text for one in old], [one.text for one in now])


def _mark(segment, now, decisions, texts, language):
    untranslated = segment["translation"] is None
    kind = ChangeKind.REMOVED if now is None else _kind(segment, now, decisions, texts, language)
    if not kind and not untranslated:
        return None
    return {
        "path": segment["path"],
        "position": segment["position"],
        "kind": str(kind.value if kind else ""),
        "base": segment["string"],
        "now": now.string if now else None,
        "attrs": (now.attrs or None) if now else None,
        "untranslated": untranslated,
    }


def _kind(segment, now, decisions, texts, language):
    """A typo is not told. A link is as it was when the revision was generated, whatever the words were written for."""
    if segment["source_attrs"] != now.attrs:
        return ChangeKind.FACT
    kind = judge(as_written_for(segment, texts), now, decisions, language)
    return None if kind == ChangeKind.TYPO else kind


def _new(place, paragraph):
    return {
        "path": paragraph.path,
        "position": place,
        "kind": ChangeKind.NEW.value,
        "base": None,
        "now": paragraph.string,
        "attrs": paragraph.attrs or None,
        "untranslated": False,
    }


def _languages(source_ids):
    return dict(TranslationSource.objects.filter(pk__in=source_ids).values_list("pk", "locale__language_code"))
