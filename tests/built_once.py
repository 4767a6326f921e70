"""Fixtures whose content is built once and then put back: a page takes fifty times longer to save than its rows.

``@built_once`` takes the place of ``@pytest.fixture``. The first test of a process that needs the content builds it,
and what changed in the database is kept; the next ones get the same rows, and objects of their own as they were when
they were built. Where a test has other content already, the fixture is built there anew.

A fixture that does more than write to the database and return objects (a client that signs in, a changed setting)
stays a ``@pytest.fixture``.
"""

import functools
import pickle
from dataclasses import dataclass, is_dataclass

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection, models

GROUND = {"django_content_type", "wagtailcore_locale"}  # what any content depends on, be it written there or not


def put_back(build):
    """The function ``build`` made so that only its first call builds, and others put back what it built.

    Its arguments are given by name. Models and data classes among them become what the first call made of its own.
    """
    kept = []

    @functools.wraps(build)
    def give(**given):
        objects = {name: value for name, value in given.items() if _has_state(value)}
        for content in kept:
            if content.fits(objects):
                return content.put_back(objects)
        result, content = _recorded(lambda: build(**given), objects)
        kept.append(content)
        return result

    return give


def built_once(build):
    """A fixture that ``build`` makes; what it gives must be possible to pickle."""
    return pytest.fixture(put_back(build))


@dataclass
class Change:
    """What became of the rows of one table: rows by their primary keys."""

    table: "Table"
    gone: list
    written: list


@dataclass
class Content:
    changes: list[Change]
    before: dict  # how much stood in these tables and in those that what is built depends on
    settings: str
    given: dict  # by name, the keys of the rows that were given
    objects: bytes  # what was given, by name, and the result

    def fits(self, objects) -> bool:
        same = self.settings == _settings() and self.given == _keys(objects)
        return same and self.before == _extents(self.before)

    def put_back(self, objects):
        with connection.cursor() as cursor:
            for change in self.changes:
                change.table.put_back(cursor, change)
        cache.clear()  # as after recording: whether a test is the first makes no difference
        given, result = pickle.loads(self.objects)
        for name, value in objects.items():
            vars(value).update(vars(given[name]))
            result = value if result is given[name] else result
        return result


class Table:
    def __init__(self, name, key, columns):
        quote = connection.ops.quote_name
        self.name, self.key, self.place = quote(name), quote(key), columns.index(key)
        self.columns = [quote(column) for column in columns]

    def rows(self, cursor) -> dict:
        cursor.execute(f"SELECT {', '.join(self.columns)} FROM {self.name}")
        return {row[self.place]: row for row in cursor.fetchall()}

    def put_back(self, cursor, change):
        # Deleting first, not updating: the full-text tables of SQLite know no other way.
        keys = [*change.gone, *(row[self.place] for row in change.written)]
        cursor.executemany(f"DELETE FROM {self.name} WHERE {self.key} = %s", [(key,) for key in keys])
        marks = ", ".join(["%s"] * len(self.columns))
        cursor.executemany(f"INSERT INTO {self.name} ({', '.join(self.columns)}) VALUES ({marks})", change.written)


def _has_state(value) -> bool:
    return isinstance(value, models.Model) or is_dataclass(value)


def _keys(objects) -> dict:
    """PostgreSQL gives a row that each test makes another key each time."""
    return {name: value.pk for name, value in objects.items() if isinstance(value, models.Model)}


def _settings() -> str:
    """The settings that decide what is written with a page."""
    return repr((settings.TASKS, settings.LANGUAGES))


def _recorded(build, objects):
    due = len(connection.run_on_commit)
    extents, before, given = _extents(_tables()), all_rows(), _keys(objects)
    result = build()
    changes = [change for table, rows in all_rows().items() if (change := _change(table, before[table], rows))]
    del connection.run_on_commit[due:]
    cache.clear()
    changed = {change.table for change in changes}
    matters = {
        table: extent for table, extent in extents.items() if table in changed or table.name.strip('"') in GROUND
    }
    return result, Content(changes, matters, _settings(), given, pickle.dumps((objects, result)))


def _change(table, before, after) -> Change | None:
    gone = [key for key in before if key not in after]
    written = [row for key, row in after.items() if before.get(key) != row]
    return Change(table, gone, written) if gone or written else None


def _extents(tables) -> dict:
    """By table, how many rows it has and the last of their keys, asked in one query."""
    tables = list(tables)
    asked = " UNION ALL ".join(
        f"SELECT {number}, COUNT(*), MAX(CAST({table.key} AS text)) FROM {table.name}"
        for number, table in enumerate(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {tables[number]: tuple(extent) for number, *extent in cursor.fetchall()}


def all_rows() -> dict:
    """The rows of all tables by their primary keys."""
    with connection.cursor() as cursor:
        return {table: table.rows(cursor) for table in _tables()}


@functools.cache
def _tables() -> list[Table]:
    """Those of all models, and the search's own. SQLite writes Wagtail's full-text table by itself."""
    present = connection.introspection.table_names()
    found = {model._meta.db_table: model._meta for model in apps.get_models(include_auto_created=True)}
    models = [meta for name, meta in found.items() if name in present and not name.endswith("_fts")]
    return [Table("search_tokens", "rowid", ["rowid", "tokens"]), *map(_table_of, models)]


def _table_of(meta) -> Table:
    columns = [field.column for field in meta.local_concrete_fields if not field.generated]
    return Table(meta.db_table, meta.pk.column, columns)
