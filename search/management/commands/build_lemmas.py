"""Writes the word lists of the search: once, when the site is installed."""

from django.core.management.base import BaseCommand

from search.analysis import lemmas


class Command(BaseCommand):
    help = "Write the word lists that the search looks dictionary forms up in. Takes a minute or two, once."

    requires_system_checks = []  # one of them asks for this command

    def add_arguments(self, parser) -> None:
        parser.add_argument("languages", nargs="*", help="only these, such as en fr; all that are missing otherwise")

    def handle(self, *args, languages, **options) -> None:
        for language in languages or lemmas.missing():
            self.stdout.write(f"Word list {language} ... ", ending="")
            self.stdout.flush()
            self.stdout.write(f"{lemmas.build(language):,} words")
