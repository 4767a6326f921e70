"""``manage.py requeue_lost_jobs --worker NAME``: what a killed worker left half done waits in the queue again."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from ...lost_jobs import requeue


class Command(BaseCommand):
    help = (
        "Puts jobs that a killed worker left behind back into the queue. Run it before a worker starts, with the name "
        "the worker is about to take; or by hand, with an age that no job of yours reaches."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--worker", default="", help="name of a worker that does not run now (worker --worker-id)")
        parser.add_argument(
            "--older-than", type=float, metavar="HOURS", help="all jobs that began longer ago than this"
        )

    def handle(self, *, worker, older_than, **options) -> None:
        if not worker and older_than is None:
            raise CommandError("Say whose jobs are lost: --worker NAME, or --older-than HOURS.")
        if older_than is not None and not 0 < older_than < 24 * 365:
            raise CommandError("--older-than takes hours: more than 0 and less than a year.")
        age = None if older_than is None else timedelta(hours=older_than)
        again, given_up = requeue(worker, age)
        self.stdout.write(f"{again} lost jobs wait again, {given_up} given up (see failed jobs in the admin).")
