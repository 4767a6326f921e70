from django.core.management.base import BaseCommand

from cms.users import roles


class Command(BaseCommand):
    help = (
        "Make the groups of docs/guides/rights.md that are missing, also those that were deleted. "
        "Changes none that is there."
    )

    def handle(self, *args, **options):
        made = roles.make_missing(again=True)
        for name in made:
            self.stdout.write(f"New group: {name}")
        if not made:
            self.stdout.write("Every role has its group.")
