from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms.core import locale_home_pages
from cms.core.languages import own_name
from cms.importer import demo_users, revising, terms, translating
from cms.importer.loading import load
from cms.importer.reading import FOLDER, read
from cms.importer.records import RecordError


class Command(BaseCommand):
    help = "Bring in the demonstration: ten regions, their roundtables, news and good practices. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FOLDER, help="Folder with the files to read.")
        parser.add_argument("--without-users", action="store_true", help="Make no demonstration sign-ins.")
        parser.add_argument(
            "--without-translations",
            action="store_true",
            help="Bring in the originals alone, so that demo_words can find what is to be translated.",
        )

    def handle(self, *args, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError("The demonstration is not for a public server: its passwords are known to everybody.")
        try:
            records = read(options["folder"])
            with transaction.atomic():
                stock = load(records, self._say)
                locale_home_pages.ensure()
                terms.make(stock)
                if not options["without_translations"]:
                    self._translate(stock, options["folder"] / "translations")
        except RecordError as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        self._tell_left_out(records)
        if not options["without_users"]:
            demo_users.make()
            self._say("Sign-ins: " + ", ".join(f"{name} / {password}" for name, password in demo_users.sign_ins()))

    def _translate(self, stock, folder):
        for language in stock.records["translation"]:
            made = translating.translate(stock, language, translating.Words(folder / f"{language}.po"))
            self._say(f"{own_name(language)}: {made} new translations")
        revising.revise(stock)

    def _tell_left_out(self, records):
        left_out = records["left_out"].values()
        if left_out:
            self._say(f"Left out ({len(left_out)}):")
        for record in left_out:
            self._say(f"  {record.id}: {record.get('why')}")

    def _say(self, line):
        self.stdout.write(line)
        self.stdout.flush()
