"""Makes the search index say what the site says. Harmless at any time; for every night and after anything unusual."""

from django.core.management.base import BaseCommand

from cms.operations.jobs import due
from search import entries
from search.fruitless import forget_old
from search.models import SearchEntry
from search.sources import sources
from search.tasks import CHUNK, forget, index_rows, read_document


class Command(BaseCommand):
    help = "Index what is missing or changed, remove what is no longer public. Can be stopped and run again."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="index everything anew, also what seems right")

    def handle(self, *args, rebuild, **options) -> None:
        if rebuild:
            entries.remove(list(SearchEntry.objects.values_list("pk", flat=True)))
        known = sources()
        lost = SearchEntry.objects.exclude(target__in=known)
        entries.remove(list(lost.values_list("pk", flat=True)))
        for source in known.values():
            self.repair(source)
        forget_old()

    def repair(self, source) -> None:
        self.remove_hidden(source)
        rows = source.visible().order_by("pk")
        done = written = last = 0
        while ids := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:CHUNK]):
            if source.kind == "document":
                self.read_unread(source, ids)
            written += index_rows.call(source.target, ids)
            done, last = done + len(ids), ids[-1]
            if self.stdout.isatty():
                self.stdout.write(f"{source.target}: {done} looked at, {written} indexed", ending="\r")
        self.stdout.write(f"{source.target}: {done} looked at, {written} indexed")

    def remove_hidden(self, source) -> None:
        last = 0
        known = SearchEntry.objects.filter(target=source.target).order_by("target_id")
        while ids := list(known.filter(target_id__gt=last).values_list("target_id", flat=True)[:CHUNK]):
            forget(source.target, set(ids) - source.shown(set(ids)))
            last = ids[-1]

    def read_unread(self, source, ids) -> None:
        for pk in source.model.objects.filter(pk__in=ids, search_text=None).values_list("pk", flat=True):
            due(read_document, pk)
