from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "cms.api"
    label = "api"
    verbose_name = "API"

    def ready(self):
        from .changes import baseline, events

        events.connect()
        baseline.connect()
