from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from . import aliases, collation, locale_home_pages, originals, places, spreadsheets
        from .content_events import signal_handlers
        from .privacy import keeping
        from .synchronized_fields import following
        from .typed_dates import fields

        signal_handlers.connect()
        aliases.connect()
        collation.connect()
        locale_home_pages.connect()
        keeping.connect()
        following.connect()
        originals.connect()
        spreadsheets.connect()
        places.connect()
        fields.install()
