"""Django's development server, and beside it what a worker does again and again: schedules are kept here too."""

from django.contrib.staticfiles.management.commands import runserver

from ...periodic.beside import periodic_work


class Command(runserver.Command):
    def inner_run(self, *args, **options) -> None:
        with periodic_work():
            super().inner_run(*args, **options)
