from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    label = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import lifecycle, marking, restrictions
        from .machine import checks
        from .terms import seeds

        lifecycle.connect()
        marking.connect()
        restrictions.connect()
        seeds.connect()
        checks.connect()
