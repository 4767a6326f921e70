from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    label = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import lifecycle, restrictions

        lifecycle.connect()
        restrictions.connect()
