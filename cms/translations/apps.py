from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    label = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import lifecycle, locale_trees, marking, restrictions

        lifecycle.connect()
        locale_trees.connect()
        marking.connect()
        restrictions.connect()
