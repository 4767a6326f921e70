from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    label = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import lifecycle, marking, restrictions
        from .freshness import signals as freshness
        from .provenance import keeping
        from .status import events

        lifecycle.connect()
        marking.connect()
        restrictions.connect()
        freshness.connect()
        keeping.connect()
        events.connect()
