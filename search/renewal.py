"""Entries that another version of the analyser made are made anew, without anybody having to think of it."""

from django.apps import apps
from django.db import connection
from django.db.models.signals import post_migrate

from cms.operations.jobs import due

from .analysis import version_of
from .models import SearchEntry
from .tasks import renew


def outdated() -> bool:
    """Whether any entry was made by another version of its language's analysis."""
    if SearchEntry._meta.db_table not in connection.introspection.table_names():
        return False  # the app's tables were just taken away
    found = SearchEntry.objects.order_by().values_list("language", "version").distinct()
    return any(version != version_of(language) for language, version in found)


def renew_if_outdated() -> bool:
    """Leave the renewal to a job where it is needed."""
    needed = outdated()
    if needed:
        due(renew)
    return needed


def _after_migrating(sender, **kwargs):
    renew_if_outdated()


def connect() -> None:
    post_migrate.connect(_after_migrating, sender=apps.get_app_config("search"), dispatch_uid="renew_entries")
