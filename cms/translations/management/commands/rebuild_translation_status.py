from django.core.management.base import BaseCommand, CommandError

from cms.translations.status.rebuilding import BATCH, rebuild


class Command(BaseCommand):
    help = (
        "Compute the translation status of everything anew. Events keep it right; run this after content was written "
        "past them, by SQL or a restored backup. It can be stopped and run again at any time."
    )

    def add_arguments(self, parser):
        parser.add_argument("--batch", type=int, default=BATCH, help=f"pieces of content at a time (default {BATCH})")

    def handle(self, *args, **options):
        if options["batch"] < 1:
            raise CommandError("--batch must be at least 1.")
        try:
            differed = rebuild(self._say(options["verbosity"]), options["batch"])
        except KeyboardInterrupt:
            raise CommandError("Stopped. What was done is kept; run it again to finish.", returncode=130) from None
        self.stdout.write(self.style.SUCCESS(f"Done. {differed} rows were written or removed."))

    def _say(self, verbosity):
        return self.stdout.write if verbosity else lambda line: None
