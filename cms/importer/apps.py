from django.apps import AppConfig


class ImporterConfig(AppConfig):
    name = "cms.importer"
    label = "importer"
    verbose_name = "Importer"

    def ready(self):
        from . import known_passwords

        known_passwords.connect()
