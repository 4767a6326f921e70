from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "After a line was added to the table in cms/core/languages.py: give the language its catalogue, its locale and "
        "its home page. Safe to run again."
    )

    def handle(self, *args, **options):
        for command in ("updatecatalogues", "compilecatalogues", "ensure_home_pages"):
            call_command(command, stdout=self.stdout, verbosity=options["verbosity"])
