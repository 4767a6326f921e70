from django.core.management.base import BaseCommand
from django.db import transaction

from cms.core.failures import each

from ...lifecycle.joining import join, sources_to_join
from ...lifecycle.strays import bring_home, strays


class Command(BaseCommand):
    help = (
        "Put right what earlier versions allowed: content that is translated from two languages, and pages below a "
        "page of another language. No words are lost. It can be stopped and run again at any time."
    )

    def handle(self, *args, **options):
        sources, pages = list(sources_to_join()), list(strays())
        joined = each("job", sources, self._join, lambda pair: pair[0])
        moved = each("job", pages, self._move)
        self.stdout.write(self.style.SUCCESS(f"Done. {len(joined)} joined, {len(moved)} moved."))
        failed = len(sources) - len(joined) + len(pages) - len(moved)
        if failed:
            self.stderr.write(f"{failed} could not be put right: see “Left out” among the reports.")

    def _join(self, pair):
        leading, others = pair
        join(leading, others)
        self.stdout.write(f"{leading.object_repr}: translated from {leading.locale.language_code} alone.")

    @transaction.atomic
    def _move(self, page):
        target = bring_home(page)
        self.stdout.write(f"{page.title}: moved below {target.title} ({page.locale.language_code}).")
