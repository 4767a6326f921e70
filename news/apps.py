from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"

    def ready(self):
        from cms.users import roles

        from . import signals
        from .models import NewsIndexPage

        signals.connect()
        # The right to add is one to edit one's own posts; to publish would be to publish everybody's.
        roles.register(roles.Tree(NewsIndexPage, ("add",)))
