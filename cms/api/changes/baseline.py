"""Content that was public before there was a log of it."""

from django.apps import apps
from django.db import connection
from django.db.models.signals import post_migrate

from ..models import Change, Mention
from ..registry import resources
from .marking import refresh
from .spreading import learn


def repair() -> None:
    """Note what is public and what is so no longer, of everything. May be run at any time: all counts as changed."""
    for resource in resources():
        known = set(Change.objects.filter(resource=resource.name, removed=False).values_list("key", flat=True))
        refresh(resource, known | set(resource.keys()))


def _after_migrating(sender, **kwargs):
    if not {Change._meta.db_table, Mention._meta.db_table} <= set(connection.introspection.table_names()):
        return
    if not Change.objects.exists():
        repair()
    elif not Mention.objects.exists():
        learn()


def connect() -> None:
    post_migrate.connect(_after_migrating, sender=apps.get_app_config("api"), dispatch_uid="api_baseline")
