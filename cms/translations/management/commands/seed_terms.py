"""``manage.py seed_terms``: names of organisations and the like become terms that are not translated."""

from django.core.management.base import BaseCommand

from ...glossary.seeds import seed, sources


class Command(BaseCommand):
    help = "Makes the seeded terms what the names in the content are now. Terms that people made are left alone."

    def handle(self, **options):
        for source in sources():
            added, removed = seed(source)
            self.stdout.write(f"{source.label}: {added} added, {removed} removed.")
