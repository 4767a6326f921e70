"""The site with the real content, served by its own commands as ``make run`` serves it."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings

from tests import migrated

ROOT = Path(__file__).resolve().parent.parent
COLLECTED = ["collectstatic", "--no-input", "--verbosity", "0"]
PATIENCE = 60  # seconds until the server must answer


@contextmanager
def _database(folder):
    """A database beside the one of the tests, begun from the migrated one that is kept, and how to tell where it is."""
    config = settings.DATABASES["default"]
    if "postgresql" not in config["ENGINE"]:
        if migrated.store().exists():
            shutil.copy(migrated.store(), folder / "db.sqlite3")
        yield {}
        return
    name = f"roundtable_content_{uuid4().hex}"  # a process may serve several sites
    server = {"user": config["USER"], "password": config["PASSWORD"], "host": config["HOST"], "port": config["PORT"]}
    server = {key: value for key, value in server.items() if value}
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as connection:
        kept = migrated.template_name()
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [kept]).fetchone()
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{kept if known else "template1"}"')
    told = os.environ["DATABASE_URL"]
    base, _, query = told.partition("?")
    try:
        yield {"DATABASE_URL": base.rsplit("/", 1)[0] + f"/{name}" + (f"?{query}" if query else "")}
    finally:
        with psycopg.connect(dbname="postgres", autocommit=True, **server) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address, server):
    for _ in range(PATIENCE * 10):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        with suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address, timeout=10)
            return
        time.sleep(0.1)
    raise RuntimeError(f"{address} did not answer within {PATIENCE} seconds")


class Served(str):
    """The address of a served site, without a slash at the end; ``manage`` runs a command beside its server."""

    def __new__(cls, address, environment):
        made = super().__new__(cls, address)
        made.environment = environment
        return made

    def manage(self, *command) -> str:
        command = [sys.executable, "manage.py", *command]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout


@contextmanager
def served(*commands, **surroundings):
    """The address of a site that is made by commands of ``manage.py`` and served; taken away afterwards."""
    folder, port = Path(tempfile.mkdtemp(prefix="roundtable-")), _free_port()
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    always = {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "VAR_DIR": str(folder), "DEBUG": "0", "PORT": str(port)}
    with _database(folder) as database:
        environment = kept | always | surroundings | database
        manage = [sys.executable, "manage.py"]
        try:
            for command in (["migrate", "--verbosity", "0"], *commands):
                subprocess.run([*manage, *command], cwd=ROOT, env=environment, check=True)
            command = [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"]
            with (folder / "server.log").open("w") as log:
                server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
            try:
                _wait_for(f"http://127.0.0.1:{port}/en/", server)
                yield Served(f"http://127.0.0.1:{port}", environment)
            finally:
                server.terminate()
                server.wait(timeout=20)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def as_in_production():
    """The real content, with style sheets and scripts collected and packed: a browser loads what visitors load."""
    return served(["load_demo"], COLLECTED, DJANGO_SETTINGS_MODULE="tests.collected_settings")


@pytest.fixture(scope="session")
def real_site():
    """The address of the served site, without a slash at the end. Loaded once for all tests, and taken away after."""
    with as_in_production() as address:
        yield address
