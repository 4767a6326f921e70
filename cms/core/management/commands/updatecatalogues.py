"""Brings the catalogues up to date with the words of the code: new ones are added empty, unused ones put aside."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

from cms.core import languages

from ...interface_messages import all_messages


def catalogue_of(code: str) -> Path:
    """The catalogue of a language."""
    return Path(settings.LOCALE_PATHS[0]) / code.replace("-", "_") / "LC_MESSAGES" / "django.po"


def update(code: str) -> tuple[int, int]:
    """Add what is missing to a language's catalogue, made if it is not there; gives (added, put aside)."""
    path = catalogue_of(code)
    file = polib.pofile(str(path)) if path.exists() else _new(code)
    wanted = all_messages()
    known = {(entry.msgctxt, entry.msgid): entry for entry in file}
    added = 0
    for message in wanted:
        entry = known.get((message.context, message.text))
        if entry is None:
            file.append(_entry(message, file))
            added += 1
        elif entry.obsolete:
            entry.obsolete = False
    keys = {(message.context, message.text) for message in wanted}
    unused = [entry for entry in file if (entry.msgctxt, entry.msgid) not in keys and not entry.obsolete]
    for entry in unused:
        entry.obsolete = True
    if added or unused or not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        file.save(str(path))
    return added, len(unused)


def _new(code: str) -> polib.POFile:
    file = polib.POFile(wrapwidth=110)
    file.metadata = {
        "Project-Id-Version": "Roundtable",
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": languages.rules_of(code).plurals,
    }
    return file


def _entry(message, file) -> polib.POEntry:
    flags = ["python-format"] if "%(" in message.text else []
    if not message.plural:
        return polib.POEntry(msgctxt=message.context, msgid=message.text, flags=flags)
    forms = int(file.metadata["Plural-Forms"].split("nplurals=")[1].split(";")[0])
    empty = dict.fromkeys(range(forms), "")
    return polib.POEntry(
        msgctxt=message.context, msgid=message.text, msgid_plural=message.plural, msgstr_plural=empty, flags=flags
    )


class Command(BaseCommand):
    help = "Add the words that are missing to every language's catalogue. Translated words stay as they are."

    def handle(self, *args, **options) -> None:
        for language in languages.TABLE:
            if language.code != languages.SOURCE:
                added, aside = update(language.code)
                self.stdout.write(f"{catalogue_of(language.code)}: {added} added, {aside} put aside")
