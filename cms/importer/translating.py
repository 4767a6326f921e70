"""The demonstration's translations: made by wagtail-localize from segments, with the words of a PO file."""

from collections.abc import Iterator
from pathlib import Path

import polib
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale, Page, TranslatableMixin

from cms.core import languages
from cms.core.models import Project
from cms.core.publishing import PublicationRefusedError
from cms.translations.engine.models import Translation, TranslationSource
from cms.translations.engine.words import write
from cms.translations.publication_guard.generating import generate
from regions.models import GoodPractice, Organisation, Topic

from .examples import Examples
from .records import Record, RecordError
from .stock import Stock

# The order matters: a page is translated after the page it stands under.
MODELS = {
    "topic": Topic,
    "project": Project,
    "organisation": Organisation,
    "page": Page,
    "region": Page,
    "practice": GoodPractice,
    "news": Page,
}


class Words:
    """The words of one language, by the English they stand for. Raises RecordError where some are missing."""

    def __init__(self, path: Path):
        self.file = path.name
        try:
            entries = polib.pofile(str(path), encoding="utf-8")
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise RecordError(path.name, "", "", f"the file cannot be read: {error}") from error
        self.found = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr and not entry.obsolete}

    def get(self, identifier: str, english: str) -> str:
        if english not in self.found:
            raise RecordError(self.file, identifier, "msgstr", f"no translation of “{english[:80]}”.")
        return self.found[english]


def wanted(records: dict[str, dict[str, Record]], language: str) -> list[Record]:
    """Records to translate into a language, parents first. The list is in ``translations/<language>.toml``."""
    listed = records["translation"].get(language)
    if listed is None:
        return []
    found = []
    for kind in MODELS:
        names = listed.get(kind, [])
        names = list(records[kind]) if names == ["*"] else names
        for name in names:
            if name not in records[kind]:
                raise listed.error(kind, f"there is no {kind} “{name}”.")
            found.append(records[kind][name])
    return found


def originals(stock: Stock, language: str) -> Iterator[tuple[str, TranslatableMixin]]:
    """Pairs (identifier, original) of content that is to be translated and exists."""
    for record in wanted(stock.records, language):
        original = stock.find(MODELS[record.kind], record.identifier)
        if original is not None:
            yield record.identifier, original.specific if isinstance(original, Page) else original


def segments(original: TranslatableMixin) -> tuple[TranslationSource, list]:
    """The engine's source and string segments of an original, extracted now."""
    source, _made = TranslationSource.update_or_create_from_instance(original)
    return source, list(source.stringsegment_set.select_related("string", "context").order_by("order"))


@transaction.atomic
def translate(stock: Stock, language: str, words: Words) -> int:
    """Make the translations that were not made before; gives their number. Raises RecordError, changing nothing."""
    locale, _made = Locale.objects.get_or_create(language_code=language)
    examples = Examples.of(stock.records["translation"].get(language))
    made = 0
    for identifier, original in originals(stock, language):
        mark = f"{language}/{identifier}"
        if mark in stock.known:
            continue
        _translate_one(identifier, original, locale, words, examples)
        stock.remember(mark)
        made += 1
        if made % 10 == 0:
            stock.say(f"{languages.own_name(language)}: {made} translated …")
    return made


def _translate_one(identifier, original, locale, words, examples):
    source, found = segments(original)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    author = examples.author(identifier)
    made = [
        write(segment.string, segment.context, locale.pk, words.get(identifier, segment.string.data), author)
        for segment in examples.to_translate(identifier, found)
    ]
    examples.finish(identifier, made)
    try:
        generate(translation, publish=True, override=True)  # the demonstration says itself that nobody reviewed it
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise RecordError(words.file, identifier, field, " ".join(messages)) from error
    except PublicationRefusedError as error:
        raise RecordError(words.file, identifier, "", str(error)) from error
