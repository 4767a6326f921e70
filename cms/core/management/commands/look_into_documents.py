from django.core.management.base import BaseCommand

from cms.core.documents.held import said
from cms.core.documents.stored import look_into_stored


class Command(BaseCommand):
    help = (
        "Looks into the documents that were uploaded before this was done at upload, and says what their files hold "
        "besides their text: author, comments, tracked changes, hidden sheets. May be run again."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--remove", action="store_true", help="remove what can be removed from the files")

    def handle(self, *args, remove, **options) -> None:
        number = 0
        for document, holds, removed, reason in look_into_stored(remove):
            number += 1
            self.stdout.write(f"document {document.pk}, {document}: {reason or _told(holds, removed)}")
        self.stdout.write(f"Documents looked into: {number}.")


def _told(holds, removed) -> str:
    told = [f"removed {said(removed)}"] * bool(removed) + [f"holds {said(holds)}"] * bool(holds)
    return "; ".join(told) or "holds nothing besides its text"
