"""The migrated database of the tests, kept between runs: migrating takes longer than most runs of tests.

SQLite's is a file below ``var/test``, PostgreSQL's a database beside the tests' own, to copy new ones from. The name
changes with any migration of any app, and with the roles that ``migrate`` makes once. A new migration is run on the
newest one that has had the same others. Whatever is kept, ``migrate`` still runs on it, and so nothing can be missing.
"""

import fcntl
import json
import sqlite3
from contextlib import closing, contextmanager
from hashlib import sha256
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
KEPT = 3


def migrations() -> dict[str, str]:
    """Each migration there is with a short text that is another one as soon as it changes; so are the versions."""
    files = sorted(file for app in apps.get_app_configs() for file in Path(app.path).glob("migrations/*.py"))
    files += sorted((settings.BASE_DIR / "cms" / "users" / "roles").glob("*.py"))
    versions = {"versions": repr((django.VERSION, wagtail.VERSION, wagtail_localize.VERSION))}
    return versions | {f"{file.parts[-3]}/{file.name}": sha256(file.read_bytes()).hexdigest()[:16] for file in files}


def state_of_migrations() -> str:
    """A short text that is another one as soon as a migration is another one."""
    return sha256(json.dumps(migrations()).encode()).hexdigest()[:16]


def note(name: str) -> None:
    """Remember which migrations a kept database of this name has had."""
    (FOLDER / f"{name}.json").write_text(json.dumps(migrations()))


def to_begin_from(names) -> str | None:
    """Of kept databases, the one that lacks the fewest migrations and has had none that is another one now."""
    now, best, most = migrations().items(), None, 0
    for name in names:
        record = FOLDER / f"{name}.json"
        had = json.loads(record.read_text()).items() if record.exists() else {}
        if had and had <= now and len(had) > most:
            best, most = name, len(had)
    return best


def outdated(names) -> list[str]:
    """Kept databases beyond the newest few, which people need who go to and fro between branches."""
    return sorted(names, key=_kept_at, reverse=True)[KEPT:]


def _kept_at(name):
    record = FOLDER / f"{name}.json"
    return record.stat().st_mtime if record.exists() else 0


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
        names = [kept.stem for kept in FOLDER.glob("*.sqlite3")]
        if name := file.stem if file.exists() else to_begin_from(names):
            with closing(sqlite3.connect(FOLDER / f"{name}.sqlite3")) as kept:
                kept.backup(connection.connection)
        real(command, *args, **options)
        if not file.exists():
            for old in outdated(names):
                (FOLDER / f"{old}.sqlite3").unlink()
                (FOLDER / f"{old}.json").unlink(missing_ok=True)
            partial = file.with_suffix(".partial")
            partial.unlink(missing_ok=True)
            with closing(sqlite3.connect(partial)) as kept:
                connection.connection.backup(kept)
            note(file.stem)
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
            begin = to_begin_from(found - {partial}) or "template1"
            for old in {partial, *outdated(found - {partial})} - {begin}:
                cursor.execute(f'DROP DATABASE IF EXISTS "{old}"')
            cursor.execute(f'CREATE DATABASE "{partial}" TEMPLATE "{begin}"')
            with mock.patch.dict(connection.settings_dict, {"NAME": partial}):
                connection.close()
                call_command("migrate", verbosity=0, run_syncdb=True)
                connection.close()
            note(name)
            cursor.execute(f'ALTER DATABASE "{partial}" RENAME TO "{name}"')
    return name
