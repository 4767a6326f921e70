"""Workers in processes of their own, on a database file of their own, with jobs in the database as in production."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

from django.conf import settings

from tests import migrated


def migrated_file(file):
    """A migrated SQLite file at that path."""
    kept = migrated.store()
    if kept.exists():
        shutil.copy(kept, file)
    else:
        manage(file, "", "migrate", "--verbosity=0")
    return file


def environment(file, address=""):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.worker_settings",
        "DATABASE_URL": f"sqlite:///{file}",
        "MACHINE_PROVIDER": "libretranslate" if address else "",
        "MACHINE_ENDPOINT": address,
    }


def python(file, address, *arguments):
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment(file, address), capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def manage(file, address, *arguments):
    return python(file, address, "manage.py", *arguments)


def rows(file, query):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()
