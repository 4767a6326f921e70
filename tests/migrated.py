"""The migrated SQLite database of the tests, kept between runs: migrating takes longer than most runs of tests."""

import fcntl
import hashlib
import sqlite3
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from unittest import mock

import django
import wagtail
import wagtail_localize
from django.apps import apps
from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection


@contextmanager
def quick_migrations():
    """On SQLite, begin ``migrate`` from what an earlier run or another process has migrated. Gives what ends that."""
    with ExitStack() as stack:
        if connection.vendor == "sqlite":
            stack.enter_context(mock.patch.object(migrate.Command, "handle", migrate_from_store))
        yield stack.close


def migrations_file() -> Path:
    """Where the migrated SQLite database is kept: a name that changes with any migration of any app."""
    files = sorted(file for app in apps.get_app_configs() for file in Path(app.path).glob("migrations/*.py"))
    digest = hashlib.sha256(repr((django.VERSION, wagtail.VERSION, wagtail_localize.VERSION)).encode())
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return settings.BASE_DIR / "var" / "test" / f"{digest.hexdigest()[:16]}.sqlite3"


def migrate_from_store(command, *args, real=migrate.Command.handle, **options):
    """Django's migrate; what is there already it passes over. One process at a time, so that only one does the work."""
    store = migrations_file()
    store.parent.mkdir(parents=True, exist_ok=True)
    connection.ensure_connection()
    with (store.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if store.exists():
            with closing(sqlite3.connect(store)) as kept:
                kept.backup(connection.connection)
        real(command, *args, **options)
        if not store.exists():
            for old in store.parent.glob("*.sqlite3"):
                old.unlink()
            partial = store.with_suffix(".partial")
            partial.unlink(missing_ok=True)
            with closing(sqlite3.connect(partial)) as kept:
                connection.connection.backup(kept)
            partial.rename(store)
