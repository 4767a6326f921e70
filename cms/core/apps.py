from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = "Core"

    def ready(self):
        from . import aliases, collation, homes, neutral, originals, places, spreadsheets
        from .privacy import keeping
        from .typed_dates import fields

        aliases.connect()
        collation.connect()
        homes.connect()
        keeping.connect()
        neutral.connect()
        originals.connect()
        spreadsheets.connect()
        places.connect()
        fields.install()
