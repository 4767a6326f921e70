from itertools import chain

from django.core.management.base import BaseCommand

from cms.core.pictures.stored import prepare_portraits, prepare_stored

WORDS = {
    "position": "said where it was taken",
    "details": "held hidden details",
    "first_frame": "was an animation",
    "scaled": "was too long",
    "colours": "had colours for print or of another screen",
}


class Command(BaseCommand):
    help = (
        "Prepares the pictures, and the portraits of people in the admin, that were uploaded before this was done at "
        "upload: removes what their files hide, and gives them names that nobody can guess. May be run again."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *args, dry_run, **options) -> None:
        done = refused = 0
        pictures, portraits = prepare_stored(keep=not dry_run), prepare_portraits(keep=not dry_run)
        for row, notes, reason in chain(pictures, portraits):
            refused, done = refused + bool(reason), done + (not reason)
            said = reason or ", ".join(WORDS[note] for note in notes) or "held nothing hidden"
            self.stdout.write(f"{row._meta.verbose_name} {row.pk}, {row}: {said}")
        verb = "would be prepared" if dry_run else "prepared"
        self.stdout.write(f"Pictures {verb}: {done}. That cannot be: {refused}; upload another file for each.")
