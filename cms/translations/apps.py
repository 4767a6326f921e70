from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    label = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import checks as languages
        from . import lifecycle, locale_trees, marking, restrictions
        from .freshness import signals as freshness
        from .machine import checks
        from .provenance import keeping
        from .scope import breadcrumbs, files, policies
        from .status import events
        from .terms import seeds

        lifecycle.connect()
        locale_trees.connect()
        marking.connect()
        restrictions.connect()
        freshness.connect()
        keeping.connect()
        events.connect()
        breadcrumbs.connect()
        files.connect()
        policies.connect()
        seeds.connect()
        checks.connect()
        languages.connect()
