"""Turns the translators' text files into the binary ones Django reads, without gettext on the machine."""

import re
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# polib passes over a forgotten quotation mark, so every line is looked at first: a comment, or words between quotes.
LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?')


def compile_catalogue(source: Path) -> bool:
    """Write the .mo file beside a .po file unless it is newer already; True if it was written.

    Raises CommandError, with file and line, for a file that is broken; an older .mo file then stays as it is.
    """
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
        return False
    for number, line in enumerate(source.read_bytes().splitlines(), start=1):
        _refuse_broken_line(source, number, line)
    try:
        catalogue = polib.pofile(str(source))
    except (OSError, ValueError, IndexError) as error:
        raise CommandError(f"{source} cannot be read: {error}") from error
    seen: set[tuple] = set()
    for entry in catalogue:
        _refuse_broken_entry(source, entry, seen)
    catalogue.save_as_mofile(str(target))
    return True


def _refuse_broken_line(source: Path, number: int, line: bytes) -> None:
    try:
        readable = LINE.fullmatch(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        raise CommandError(f"{source}, line {number}: not written in UTF-8.") from None
    if not readable:
        raise CommandError(f"{source}, line {number}: a quotation mark or a keyword is missing.")


def _refuse_broken_entry(source: Path, entry, seen: set) -> None:
    """Twice the same text, or a placeholder that only one side has: it would fail, or lose a value, on the page."""
    where = f"{source}, line {entry.linenum}"
    if (key := (entry.msgctxt, entry.msgid)) in seen and not entry.obsolete:
        raise CommandError(f"{where}: {entry.msgid!r} is there twice.")
    seen.add(key)
    if not entry.translated() or "python-format" not in entry.flags:
        return
    forms = [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())
    wanted = _placeholders(entry.msgid) | _placeholders(entry.msgid_plural)
    given = set().union(*map(_placeholders, forms))
    if wrong := sorted(wanted ^ given):
        raise CommandError(f"{where}: {', '.join(wrong)} is on one side only.")


def _placeholders(text: str) -> set[str]:
    """The named ones: ``%(count)d guests`` gives ``{"%(count)d"}``."""
    return set(re.findall(r"%\(\w+\)[a-z]", text))


class Command(BaseCommand):
    help = "Compile the interface catalogues (cms/locale/*/LC_MESSAGES/*.po) without needing gettext."

    def handle(self, *args, **options) -> None:
        for folder in map(Path, settings.LOCALE_PATHS):
            for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
                if compile_catalogue(source):
                    self.stdout.write(f"Compiled {source}")
