from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "tests.plugin.events"
    label = "events"
