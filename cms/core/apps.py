from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = "Core"

    def ready(self):
        from . import aliases, homes, neutral, originals, places
        from .typed_dates import fields

        aliases.connect()
        homes.connect()
        neutral.connect()
        originals.connect()
        places.connect()
        fields.install()
