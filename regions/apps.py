from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "regions"

    def ready(self):
        from cms.users import roles

        from . import redirects
        from .models import RegionPage

        redirects.connect()
        roles.register(roles.Tree(RegionPage, ("add", "change", "publish"), own_group=True))
