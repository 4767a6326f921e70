from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "cms.users"
    label = "users"
    verbose_name = "Users"

    def ready(self):
        from .roles import after_migrating

        after_migrating.connect()
