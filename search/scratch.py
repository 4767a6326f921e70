"""An index of one's own for the length of a ``with``: the same code and the same SQL, on temporary tables.

A temporary table hides the one of the same name for this connection alone: the site's index is neither read nor
changed.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from . import tokens
from .models import EntryText, SearchEntry, VocabularyWord

MODELS = (SearchEntry, EntryText, VocabularyWord)


class NotMigratedError(Exception):
    """There is nothing to make a scratch index like."""


@contextmanager
def scratch_index() -> Iterator[None]:
    """While this lasts, entries are written to and found in temporary tables of this connection."""
    made = []
    if not {model._meta.db_table for model in MODELS} <= set(connection.introspection.table_names()):
        raise NotMigratedError("The database has no tables of the search yet: run manage.py migrate first.")
    try:
        with connection.cursor() as cursor:
            for model in MODELS:
                cursor.execute(_like(cursor, model._meta.db_table))
                made.append(model._meta.db_table)
            for statement in tokens.creation(temporary=True):
                cursor.execute(statement)
            made.append("search_tokens")
        yield
    finally:
        with connection.cursor() as cursor:
            for table in made:
                cursor.execute(f"DROP TABLE {'pg_temp' if connection.vendor == 'postgresql' else 'temp'}.{table}")


def _like(cursor, table: str) -> str:
    if connection.vendor == "postgresql":
        return f"CREATE TEMPORARY TABLE {table} (LIKE {table} INCLUDING ALL)"
    cursor.execute("SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = %s", [table])
    return cursor.fetchone()[0].replace("CREATE TABLE", "CREATE TEMPORARY TABLE", 1)
