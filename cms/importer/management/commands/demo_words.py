from pathlib import Path

import polib
from django.core.management.base import BaseCommand, CommandError

from cms.importer.reading import read
from cms.importer.revising import revised
from cms.importer.stock import Stock
from cms.importer.translating import originals, segments, wanted

from .load_demo import FOLDER


class Command(BaseCommand):
    help = "Write the English texts that a language's demonstration still lacks into its PO file, for translators."

    def add_arguments(self, parser):
        parser.add_argument("language", help="Code of the language, such as fr.")
        parser.add_argument("--folder", type=Path, default=FOLDER, help="Folder of the demonstration.")

    def handle(self, *args, language, folder, **options):
        path = folder / "translations" / f"{language}.po"
        words = polib.pofile(str(path)) if path.exists() else polib.POFile(wrapwidth=110)
        words.metadata |= {"Language": language, "Content-Type": "text/plain; charset=UTF-8", "MIME-Version": "1.0"}
        records = read(folder)
        used = polib.POFile(wrapwidth=110)
        used.metadata = words.metadata
        used.extend(_entries(words, records, _found(records, language)))
        used.save(str(path))
        missing = sum(not entry.msgstr for entry in used)
        self.stdout.write(f"{path.name}: {len(used)} texts, {missing} without translation")


def _found(records, language):
    """Originals by their identifiers: all that the language is to have, because words of the others would be lost."""
    found = dict(originals(Stock(records), language))
    lacking = [record.identifier for record in wanted(records, language) if record.identifier not in found]
    if lacking:
        raise CommandError(
            f"Nothing was written. This database lacks {', '.join(lacking[:3])} and so its texts. Begin with an empty "
            "one: manage.py migrate, then manage.py load_demo --without-translations."
        )
    return found


def _entries(words, records, found):
    """The texts of the originals, each once, with the words that are known."""
    before = {entry.msgid: entry for entry in words}
    # What changed after it was translated is translated as it was.
    changed = {record.identifier for record in revised(records)}
    seen = {entry.msgid: entry for entry in words if entry.comment in changed}
    for identifier, original in found.items():
        for segment in segments(original)[1] if identifier not in changed else ():
            english = segment.string.data
            if english not in seen:
                translated = before[english].msgstr if english in before else ""
                seen[english] = polib.POEntry(msgid=english, msgstr=translated, comment=identifier)
    return seen.values()
