"""Settings, Users: in the place of Wagtail's own, with the languages that a person works in."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    user_viewset = "cms.users.screens.AccountViewSet"
