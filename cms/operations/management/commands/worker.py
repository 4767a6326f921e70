"""The worker of ``deploy/worker``: the jobs that wait in the database, and what comes again by itself."""

from django_tasks_db.management.commands import db_worker

from ...periodic.beside import periodic_work
from ...periodic.running import look


class Command(db_worker.Command):
    help = "Do the jobs that wait, and the periodic work when it is due."

    def handle(self, *, batch, **options) -> None:
        if batch:  # it ends when nothing waits, so it looks once
            look()
            return super().handle(batch=batch, **options)
        with periodic_work():
            return super().handle(batch=batch, **options)
