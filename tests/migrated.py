"""The migrated database of the tests, kept between runs: migrating takes longer than most runs of tests.

SQLite's is a file below ``var/test``, PostgreSQL's a database beside the tests' own, to copy new ones from. The name
changes with any migration of any app, and with the roles that ``migrate`` makes once. Whatever is kept, ``migrate``
still runs on it, and so nothing can be missing.
"""

import fcntl
import hashlib
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from unittest import mock

import django
import wagtail
import wagtail_localize
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import migrate
from django.db import connection

FOLDER = settings.BASE_DIR / "var" / "test"


def state_of_migrations() -> str:
    """A short text that is another one as soon as a migration is another one."""
    files = sorted(file for app in apps.get_app_configs() for file in Path(app.path).glob("migrations/*.py"))
    files += sorted((settings.BASE_DIR / "cms" / "users" / "roles").glob("*.py"))
    digest = hashlib.sha256(repr((django.VERSION, wagtail.VERSION, wagtail_localize.VERSION)).encode())
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def store() -> Path:
    """Where SQLite's migrated database is kept, if an earlier run has made it."""
    return FOLDER / f"{state_of_migrations()}.sqlite3"


@contextmanager
def alone():
    """One process at a time: the first does the work, the others find it done."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def quick_migrations():
    """While the test database is made: begin from what an earlier run or another process has migrated."""
    if connection.vendor == "sqlite":
        with mock.patch.object(migrate.Command, "handle", migrate_from_file):
            yield
    else:
        with mock.patch.dict(connection.settings_dict["TEST"], {"TEMPLATE": template_database()}):
            yield


def migrate_from_file(command, *args, real=migrate.Command.handle, **options):
    """Django's migrate on SQLite; what is there already it passes over."""
    file = store()
    connection.ensure_connection()
    with alone():
        if file.exists():
            with closing(sqlite3.connect(file)) as kept:
                kept.backup(connection.connection)
        real(command, *args, **options)
        if not file.exists():
            for old in FOLDER.glob("*.sqlite3"):
                old.unlink()
            partial = file.with_suffix(".partial")
            partial.unlink(missing_ok=True)
            with closing(sqlite3.connect(partial)) as kept:
                connection.connection.backup(kept)
            partial.rename(file)


def template_name() -> str:
    """The name of PostgreSQL's migrated database, if an earlier run has made it."""
    return f"test_{connection.settings_dict['NAME']}_migrated_{state_of_migrations()}"


def template_database() -> str:
    """The name of a migrated PostgreSQL database; made if it is not there, and then older ones are dropped."""
    name = template_name()
    prefix = name.removesuffix(state_of_migrations())
    partial = f"{prefix}partial"
    with alone(), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        found = {row[0] for row in cursor.fetchall()}
        if name not in found:
            for old in found:
                cursor.execute(f'DROP DATABASE "{old}"')
            cursor.execute(f'CREATE DATABASE "{partial}"')
            with mock.patch.dict(connection.settings_dict, {"NAME": partial}):
                connection.close()
                call_command("migrate", verbosity=0, run_syncdb=True)
                connection.close()
            cursor.execute(f'ALTER DATABASE "{partial}" RENAME TO "{name}"')
    return name
