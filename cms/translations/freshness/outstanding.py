"""Changes of an original that its translations do not follow yet.

Everything is computed from the row as it is published, whether or not the job that extracts it has run.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Max
from wagtail.models import Locale

from ..engine.models import String, StringTranslation, Translation, TranslationSource
from ..engine.strings import texts_of
from ..models import Basis, ChangeKind
from .alignment import moves_between
from .change_markers import pair
from .decisions import decided, judge
from .paragraphs import Paragraph, by_path, in_instance, stored
from .snapshot import as_written_for
from .word_count import count


@dataclass
class Change:
    """One paragraph of the original, then and now, and the languages whose words were written for what it was.

    Of a new paragraph the old text is empty, and the languages are those that have no words for it.
    """

    old: Paragraph
    new: Paragraph
    kind: ChangeKind
    words: int  # of the new wording; none to translate where only a link or a slip changed
    locales: list[Locale] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.old.path}:{String._get_data_hash(self.old.text)}:{String._get_data_hash(self.new.text)}"

    @property
    def cost(self) -> int:
        """Words to translate again, in all languages together."""
        return self.words * len(self.locales)

    @property
    def may_be_correction(self) -> bool:
        return self.kind == ChangeKind.WORDING


def outstanding(source: TranslationSource, now: list[Paragraph] | None = None) -> list[Change]:
    """The changes, in the order of the page. The queries do not grow with paragraphs or languages.

    ``now`` are the paragraphs of the row as it is published, for who has read them already.
    """
    return _Outstanding(source, now or in_instance(source.get_source_instance())).changes()


class _Outstanding:
    def __init__(self, source: TranslationSource, now: list[Paragraph]):
        self.source, self.language = source, source.locale.language_code
        self.translations = list(source.translations.filter(enabled=True).select_related("target_locale"))
        self.before = stored([source.pk]).get(source.pk, [])
        self.now = _with_strings(source, now)
        self.decisions = decided([source.pk])[source.pk]
        self.rows = self._rows()
        self.bases = self._bases()
        self.texts = self._texts()

    def changes(self) -> list[Change]:
        found = {}
        for translation in self.translations:
            pairs = list(self._pairs(translation))
            for old, new in [*pairs, *self._added(translation, pairs)]:
                change = self._change(old, new)
                if change is not None and translation.target_locale not in found.setdefault(change.key, change).locales:
                    found[change.key].locales.append(translation.target_locale)
        order = {(one.path, one.text): place for place, one in reversed(list(enumerate(self.now)))}
        return sorted(found.values(), key=lambda change: (order[change.new.path, change.new.text], change.key))

    def _change(self, old, new):
        kind = judge(old, new, self.decisions, self.language) if old.text else ChangeKind.NEW
        if kind is None:
            return None
        to_translate = kind != ChangeKind.TYPO and old.text != new.text
        return Change(old, new, kind, count(new.text, self.language) if to_translate else 0)

    def _pairs(self, translation: Translation) -> Iterator[tuple[Paragraph, Paragraph]]:
        """What words of one language were written for, and what stands in its place now."""
        yield from self._since_generation(translation)
        rows = self.rows[translation.target_locale_id]
        for old, new in moves_between(self.before, self.now):
            if _own(rows.get((old.string, old.path))) and not _own(rows.get((new.string, new.path))):
                yield old, new
        for new in self.now:
            carried = getattr(rows.get((new.string, new.path)), "carried", None)
            if carried is not None:
                base = carried.base_string
                yield Paragraph(new.path, new.position, base.data, carried.base_attrs, base.pk), new

    def _since_generation(self, translation):
        rows, after = self.rows[translation.target_locale_id], by_path(self.now)
        for path, segments in by_path(self.bases.get(translation.pk, [])).items():
            now = after.get(path, [])
            for j, i in pair(segments, now, self.texts).items():
                old = as_written_for(segments[i], self.texts)
                is_link = old.text == now[j].text
                if segments[i]["translation"] and (is_link or not _own(rows.get((now[j].string, path)))):
                    yield old, now[j]

    def _added(self, translation, pairs):
        """What is in the text now, has no words in this language and took the place of nothing."""
        known = {(one["path"], self.texts.get(one["source"])) for one in self.bases.get(translation.pk, [])}
        known |= {(new.path, new.text) for _old, new in pairs}
        rows = self.rows[translation.target_locale_id]
        for new in self.now:
            if (new.path, new.text) not in known and (new.string, new.path) not in rows:
                yield Paragraph(new.path, new.position, "", new.attrs), new

    def _rows(self):
        """Words by locale, then by string and path."""
        strings = {one.string for one in [*self.before, *self.now]}
        rows = StringTranslation.objects.filter(
            context__object_id=self.source.object_id, translation_of__in=strings - {None}, has_error=False
        ).select_related("carried__base_string", "context")
        found = defaultdict(dict)
        for row in rows:
            found[row.locale_id][row.translation_of_id, row.context.path] = row
        return found

    def _bases(self):
        """The segments of each translation's newest basis."""
        newest = Basis.objects.filter(translation__in=self.translations).values("translation").annotate(id=Max("pk"))
        bases = Basis.objects.filter(pk__in=newest.values("id"))
        return {basis.translation_id: basis.segments for basis in bases}

    def _texts(self):
        """Of the strings in the bases, by id; those of the last extraction are known already."""
        wanted = {one[key] for found in self.bases.values() for one in found for key in ("string", "source")}
        known = {one.string: one.text for one in self.before}
        return known | texts_of(wanted - known.keys())


def _own(row) -> bool:
    """Whether there are words that were written for the text itself."""
    return row is not None and getattr(row, "carried", None) is None


def _with_strings(source, paragraphs):
    hashes = {String._get_data_hash(one.text) for one in paragraphs}
    rows = String.objects.filter(locale=source.locale_id, data_hash__in=hashes)
    ids = dict(rows.values_list("data_hash", "pk"))
    return [one._replace(string=ids.get(String._get_data_hash(one.text))) for one in paragraphs]
