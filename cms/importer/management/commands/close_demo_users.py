from django.core.management.base import BaseCommand

from cms.importer.known_passwords import open_accounts


class Command(BaseCommand):
    help = "Take the known passwords from the demonstration's accounts. What they wrote stays theirs."

    def handle(self, *args, **options):
        found = open_accounts()
        for user in found:
            user.set_unusable_password()
            user.save(update_fields=["password"])
            self.stdout.write(f"{user.get_username()}: signs in no more, until somebody sets a new password")
        if not found:
            self.stdout.write("No account has a password of the demonstration.")
