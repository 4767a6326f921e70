"""When the original changes, the words of every translation are kept for the text that takes the old one's place.

Without this the engine has no translation for the changed text, and the next generation puts the original's language
in place of the translation. Kept words are marked as carried over.
"""

from collections.abc import Iterable

from django.db.models import Max

from ..engine.models import (
    SourceDeletedError,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)
from ..engine.strings import strings_for, texts_of
from ..engine.words import Author, write_over
from ..models import Basis, Carried
from ..validation.safety import fault_of
from .alignment import Move, appeared, moves_between
from .decisions import decided, judge
from .link_fitting import fit
from .paragraphs import Paragraph, in_instance, stored
from .signals import changed
from .snapshot import as_generated


def keep_words(source: TranslationSource) -> None:
    """Keep the words of all enabled translations for what changed in ``source.content_json``.

    To be called while the segments are still those from before. Words that are there for a new text stay as they are.
    """
    translations = list(source.translations.filter(enabled=True))
    before = stored([source.pk]).get(source.pk, [])
    after = _after(source) if translations else []
    fresh = {(one.path, one.text) for one in appeared(before, after)}
    moves = [move for move in moves_between(before, after) if (move.new.path, move.new.text) in fresh]
    earlier = {locale: list(moves_between(old, after)) for locale, old in _generated(translations).items()}
    if moves or any(earlier.values()):
        Keeping(source, moves, earlier, fresh).keep([translation.target_locale_id for translation in translations])
        changed(source)


def _after(source):
    try:
        return in_instance(source.as_instance())
    except SourceDeletedError:
        return []


def _generated(translations: list[Translation]) -> dict[int, list[Paragraph]]:
    """What the newest generated revision of each language was made from. Two queries.

    It tells of predecessors that the extraction before does not: a paragraph may have been gone for a while, or its
    former neighbour may be gone now.
    """
    newest = Basis.objects.filter(translation__in=translations).values("translation").annotate(newest=Max("pk"))
    bases = Basis.objects.filter(pk__in=newest.values("newest")).select_related("translation")
    bases = list(bases)
    texts = texts_of(segment["source"] for basis in bases for segment in basis.segments)
    return {
        basis.translation.target_locale_id: [as_generated(segment, texts) for segment in basis.segments]
        for basis in bases
    }


class Keeping:
    """One pass over the languages of a source; the queries before the writing do not grow with them."""

    def __init__(self, source: TranslationSource, moves: list[Move], earlier: dict[int, list[Move]], fresh: set):
        """``moves`` since the extraction before, ``earlier`` since the generation of each language.

        ``fresh`` are path and text of what did not stand in the original before: only there may a faulty text that a
        translator left long ago give way.
        """
        self.source, self.moves, self.earlier, self.fresh = source, moves, earlier, fresh
        self.language = source.locale.language_code
        everything = [*moves, *(move for found in earlier.values() for move in found)]
        self.strings = strings_for(source.locale_id, {move.new.text for move in everything})
        self.contexts = _contexts(source, {move.new.path for move in everything})
        self.strings_before = {move.old.string for move in everything}
        self.decisions = decided([source.pk])[source.pk]
        self.carried = []

    def keep(self, locales: list[int]) -> None:
        self.rows = self._rows(locales)
        for locale_id in locales:
            done = set()
            for move in [*self.moves, *self.earlier.get(locale_id, ())]:
                key = (move.new.path, move.new.text)
                if key not in done and self._has_words(locale_id, move):
                    done.add(key)
        Carried.objects.bulk_create(
            self.carried,
            update_conflicts=True,
            unique_fields=["string_translation"],
            update_fields=["base_string", "base_attrs", "kind"],
        )

    def _rows(self, locales):
        rows = StringTranslation.objects.filter(
            locale__in=locales,
            context__in=self.contexts.values(),
            translation_of__in=self.strings_before | {string.pk for string in self.strings.values()},
        ).select_related("carried__base_string", "translation_of")
        return {(row.locale_id, row.translation_of_id, row.context_id): row for row in rows}

    def _has_words(self, locale_id: int, move: Move) -> bool:
        """Whether the new text has words in a language now, carried over if need be."""
        context = self.contexts.get(move.new.path)
        string = self.strings[move.new.text]
        words = context and self.rows.get((locale_id, move.old.string, context.pk))
        if words is None or words.has_error:
            return False
        present = self.rows.get((locale_id, string.pk, context.pk))
        if present is not None and (move.new.path, move.new.text) not in self.fresh:
            return True
        base, base_attrs = _written_for(words, move.old)
        if present is not None and not present.has_error and _stays(present, base):
            return True
        kept = fit(words.data, move.old, move.new)
        if fault_of(kept, move.new.text, carried=True):
            return False
        row = present or StringTranslation(translation_of=string, context=context, locale_id=locale_id)
        self._write(row, words, kept, base, base_attrs, move.new)
        return True

    def _write(self, row, words, kept, base, base_attrs, new):
        is_own = base.pk == row.translation_of_id  # back to the text that the words were written for
        row.carried_from = words  # for those who keep who wrote them
        write_over(row, kept, Author.of(words, tool="" if is_own else Carried.TOOL_NAME))
        if not is_own:
            old = Paragraph(new.path, 0, base.data, base_attrs, base.pk)
            now = new._replace(string=row.translation_of_id)
            kind = judge(old, now, self.decisions, self.language)
            self.carried.append(Carried(string_translation=row, base_string=base, base_attrs=base_attrs, kind=kind))


def _written_for(words, old):
    carried = getattr(words, "carried", None)
    return (carried.base_string, carried.base_attrs) if carried else (words.translation_of, old.attrs)


def _stays(present, base) -> bool:
    """Words written for the text itself stay, and so do those carried to it already from the same text."""
    carried = getattr(present, "carried", None)
    return carried is None or carried.base_string_id == base.pk


def _contexts(source, paths: Iterable[str]) -> dict[str, TranslationContext]:
    keys = [TranslationContext._get_path_id(path) for path in paths]
    rows = TranslationContext.objects.filter(object_id=source.object_id, path_id__in=keys)
    return {row.path: row for row in rows}
