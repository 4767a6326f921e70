from pathlib import Path

import polib
from django.core.management.base import BaseCommand

from cms.importer.reading import read
from cms.importer.revising import revised
from cms.importer.stock import Stock
from cms.importer.translating import originals, segments

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
        before = {entry.msgid: entry for entry in words}
        used = polib.POFile(wrapwidth=110)
        used.metadata = words.metadata
        records = read(folder)
        # What changed after it was translated is translated as it was.
        changed = {record.identifier for record in revised(records)}
        seen = {entry.msgid: entry for entry in words if entry.comment in changed}
        for identifier, original in originals(Stock(records), language):
            if identifier in changed:
                continue
            for segment in segments(original)[1]:
                english = segment.string.data
                if english not in seen:
                    translated = before[english].msgstr if english in before else ""
                    seen[english] = polib.POEntry(msgid=english, msgstr=translated, comment=identifier)
        used.extend(seen.values())
        used.save(str(path))
        missing = sum(not entry.msgstr for entry in seen.values())
        self.stdout.write(f"{path.name}: {len(seen)} texts, {missing} without translation")
