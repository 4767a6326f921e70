from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    label = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import lifecycle, marking, restrictions
        from .scope import policies

        lifecycle.connect()
        marking.connect()
        restrictions.connect()
        policies.connect()
