from django.core.management.base import BaseCommand

from ... import languages, locale_home_pages


class Command(BaseCommand):
    help = "Give every language of the table its locale and its home page. Safe to run again."

    def handle(self, *args, **options) -> None:
        made = locale_home_pages.ensure()
        for page in made:
            self.stdout.write(f"{languages.own_name(page.locale.language_code)}: home page “{page.slug}”")
        if not made:
            self.stdout.write("Every language has its home page.")
