"""Removes what an app left in the database that is no longer installed. Without ``--delete`` it only says what."""

from django.core.management import BaseCommand, CommandError

from cms.core.leftovers.finding import leftovers
from cms.core.leftovers.removing import StandsAboveOthersError, remove


class Command(BaseCommand):
    help = "Say what apps left that are no longer installed; with --delete, remove what one of them left."

    def add_arguments(self, parser) -> None:
        parser.add_argument("app", nargs="?", default="", help="the app's label")
        parser.add_argument("--delete", action="store_true", help="delete all of it, for ever")

    def handle(self, *, app, delete, **options) -> None:
        found = leftovers(app)
        if delete and not app:
            raise CommandError("Name the app whose leftovers are to be deleted.")
        if not found:
            self.stdout.write("Nothing is left of apps that are not installed.")
        for left in found:
            self._tell(left)
            if delete:
                self._delete(left)
            else:
                self.stdout.write(
                    f"Nothing was deleted. To delete it: manage.py remove_leftovers {left.label} --delete"
                )

    def _tell(self, left):
        self.stdout.write(f"{left.label} is not installed, and left:")
        for page in left.pages:
            self.stdout.write(f"  the page {page.url_path} ({page.title})")
        for table in left.tables:
            self.stdout.write(f"  the table {table}")
        for content_type in left.types:
            self.stdout.write(f"  translations, history and permissions of {content_type.model}")
        for page in left.below:
            self.stdout.write(f"  below it stands a page of another app: {page.url_path}. Move it first.")

    def _delete(self, left):
        try:
            remove(left)
        except StandsAboveOthersError as error:
            raise CommandError("Nothing was deleted: move the pages of other apps first.") from error
        self.stdout.write("It was deleted. The search forgets it with: manage.py repair_search")
