from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    label = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import lifecycle, marking, restrictions
        from .provenance import keeping
        from .status import events

        lifecycle.connect()
        marking.connect()
        restrictions.connect()
        keeping.connect()
        events.connect()
