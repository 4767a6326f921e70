from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "cms.api"
    label = "api"
    verbose_name = "API"

    def ready(self):
        from .changes import baseline, signal_handlers

        signal_handlers.connect()
        baseline.connect()
