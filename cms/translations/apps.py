from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "cms.translations"
    label = "translations"
    verbose_name = "Translations"

    def ready(self):
        from . import checks as languages
        from .engine import locale_trees
        from .freshness import signal_handlers as freshness
        from .glossary import seeds
        from .language_permissions import breadcrumbs, files, policies
        from .lifecycle import following, restrictions
        from .machine import checks
        from .provenance import authorship
        from .status import signal_handlers
        from .validation import marking

        following.connect()
        locale_trees.connect()
        marking.connect()
        restrictions.connect()
        freshness.connect()
        authorship.connect()
        signal_handlers.connect()
        breadcrumbs.connect()
        files.connect()
        policies.connect()
        seeds.connect()
        checks.connect()
        languages.connect()
