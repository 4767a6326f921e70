from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = "Core"

    def ready(self):
        from . import aliases, homes, neutral, originals

        aliases.connect()
        homes.connect()
        neutral.connect()
        originals.connect()
