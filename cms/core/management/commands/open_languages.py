from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "After the file of a language in cms/core/languages was given a place: give the language its catalogue, its "
        "locale and its home page. Safe to run again."
    )

    def handle(self, *args, **options) -> None:
        for command in ("updatecatalogues", "compilecatalogues", "ensure_home_pages"):
            call_command(command, stdout=self.stdout, verbosity=options["verbosity"])
