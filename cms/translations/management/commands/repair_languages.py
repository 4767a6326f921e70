from django.core.management.base import BaseCommand

from cms.translations.joining import join, sources_to_join
from cms.translations.strays import bring_home, strays


class Command(BaseCommand):
    help = (
        "Put right what earlier versions allowed: content that is translated from two languages, and pages below a "
        "page of another language. No words are lost. It can be stopped and run again at any time."
    )

    def handle(self, *args, **options):
        joined, moved = 0, 0
        for leading, others in list(sources_to_join()):
            join(leading, others)
            joined += 1
            self.stdout.write(f"{leading.object_repr}: translated from {leading.locale.language_code} alone.")
        for page in list(strays()):
            target = bring_home(page)
            moved += 1
            self.stdout.write(f"{page.title}: moved below {target.title} ({page.locale.language_code}).")
        self.stdout.write(self.style.SUCCESS(f"Done. {joined} joined, {moved} moved."))
