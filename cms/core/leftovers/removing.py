"""Removes what an app left."""

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Page

from .finding import Leftovers


class StandsAboveOthersError(Exception):
    """Pages of other apps stand below, and would be deleted with it."""


@transaction.atomic
def remove(left: Leftovers) -> None:
    """Its tables, pages, translations, history and permissions: it might be installed again as if it were new."""
    if left.below.exists():
        raise StandsAboveOthersError
    _drop(left.tables)  # first: their rows point at the pages
    left.pages.update(live=False)  # else they would be taken offline one after the other, by code that is gone
    for page in left.pages.order_by("-depth"):
        Page.objects.filter(pk=page.pk).delete()
    for content_type in left.types:  # and with it, by their keys, translations, history and permissions
        content_type.delete()
    MigrationRecorder(connection).migration_qs.filter(app=left.label).delete()


def _drop(tables):
    """Tables that point at each other go in any order on PostgreSQL; SQLite looks at the commit."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        elif connection.vendor == "postgresql":  # it drops no table while keys wait to be looked at
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cascade = " CASCADE" if connection.vendor == "postgresql" else ""
        for table in tables:
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)}{cascade}")
