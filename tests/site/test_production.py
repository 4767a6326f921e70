"""Production refuses to start unsafe, and serves the site over HTTPS with gunicorn, whitenoise and PostgreSQL."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

GOOD = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "www.example.org",
    "DATABASE_URL": "postgres://user:password@localhost/roundtable",
    "BEHIND_PROXY": "1",
}


def environment(**changes):
    """The environment of a production server; a name with None is not set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    return {name: value for name, value in (kept | GOOD | changes).items() if value is not None}


def python(*arguments, **changes):
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment(**changes), capture_output=True, text=True, timeout=120
    )


def manage(*arguments, **changes):
    return python("manage.py", *arguments, **changes)


def test_django_finds_nothing_to_say_against_the_production_settings():
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"SECRET_KEY": "for-development-only"}, "SECRET_KEY"),
        ({"SECRET_KEY": "django-insecure-" + secrets.token_urlsafe(50)}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"SECRET_KEY_FALLBACKS": "short"}, "SECRET_KEY_FALLBACKS"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "www.example.org,*"}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": None}, "DATABASE_URL"),
        ({"SECURE_HSTS_SECONDS": "long"}, "SECURE_HSTS_SECONDS"),
    ],
)
def test_production_does_not_start_when_something_is_missing_or_unsafe(changes, named):
    done = python("-c", "import cms.wsgi", **changes)
    assert done.returncode != 0
    message = done.stderr.strip().splitlines()[-1]
    assert message.startswith("django.core.exceptions.ImproperlyConfigured")
    assert named in message


def test_a_refusal_does_not_tell_the_secret():
    assert "hush-hush" not in python("-c", "import cms.wsgi", SECRET_KEY="hush-hush").stderr


def test_demonstration_users_are_not_allowed_in_production():
    done = manage("shell", "--no-imports", "-c", "from django.conf import settings; print(settings.DEMO_ALLOWED)")
    assert done.stdout.strip() == "False"
    assert settings.DEMO_ALLOWED is True


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def own_database(django_db_setup, django_db_blocker):
    """The address of a copy of the test database that another process can use, while this one uses none."""
    name = f"{connection.settings_dict['NAME']}_production"
    with django_db_blocker.unblock():
        parameters = connection.get_connection_params()
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{parameters["dbname"]}"')
        host = quote(parameters.get("host") or "localhost", safe="")
        user = ":".join(quote(parameters[part], safe="") for part in ("user", "password") if parameters.get(part))
        yield f"postgres://{user}@{host}:{parameters.get('port') or 5432}/{name}"
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def server(**changes):
    """Gunicorn as deploy/ starts it; gives a function that asks it for a path as the proxy in front would."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    variables = environment(BIND=f"127.0.0.1:{port}", WEB_CONCURRENCY="1", **changes)
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=variables, stderr=subprocess.PIPE, text=True)

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *arguments):
            return None

    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Stay)

    def ask(path, host="www.example.org", scheme="https"):
        headers = {"Host": host, "X-Forwarded-Proto": scheme, "Accept-Language": "fr"}
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
        try:
            return opener.open(request, timeout=20)
        except urllib.error.HTTPError as response:
            return response

    try:
        wait_for(port, process)
        yield ask
    finally:
        process.terminate()
        process.communicate(timeout=40)


def wait_for(port, process):
    for _ in range(300):
        if process.poll() is not None:
            pytest.fail(f"gunicorn did not start:\n{process.stderr.read()}")
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("gunicorn did not listen within 30 seconds")


HOME = """
from cms.core import locale_home_pages
from home.models import HomePage
from wagtail.models import Locale, Page, Site
locale = Locale.objects.get_or_create(language_code="en")[0]
root = Page.get_first_root_node()
if root is None:  # an earlier test has emptied the database
    root = Page.add_root(instance=Page(title="Root", slug="root", locale=locale))
home = HomePage.objects.first()
if home is None:
    root.get_children().delete()
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="A quiet table", slug="home", summary="Welcome.", locale=locale))
Site.objects.all().delete()
Site.objects.create(hostname="www.example.org", port=443, root_page=home, is_default_site=True)
Locale.objects.get_or_create(language_code="fr")
locale_home_pages.ensure()
print("made")
"""


@pytest.mark.postgres
def test_gunicorn_serves_the_site_safely_from_postgresql(own_database, tmp_path):
    place = {"DATABASE_URL": own_database, "STATIC_ROOT": str(tmp_path / "static"), "MEDIA_ROOT": str(tmp_path)}
    for arguments in (["collectstatic", "--no-input", "-v0"], ["shell", "--no-imports", "-c", HOME]):
        done = manage(*arguments, **place)
        assert done.returncode == 0, done.stderr
    with server(**place) as ask:
        page = ask("/en/")
        text = page.read().decode()
        assert page.status == 200
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
        assert "script-src 'self';" in page.headers["Content-Security-Policy"]
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert page.headers["Set-Cookie"] is None
        assert "cookie" not in (page.headers["Vary"] or "").lower()
        assert "/" not in (page.headers["Server"] or ""), "the server tells its version"

        sheet = next(part for part in text.split('"') if part.startswith("/static/css/site."))
        style = ask(sheet)
        assert style.status == 200
        assert "immutable" in style.headers["Cache-Control"]
        assert "@import" not in style.read().decode()

        assert ask("/").headers["Location"] == "/fr/"
        assert ask("/en/nothing-here/").status == 404
        assert ask("/en/", host="evil.example").status == 400
        plain = ask("/en/", scheme="http")
        assert (plain.status, plain.headers["Location"]) == (301, "https://www.example.org/en/")

        sign_in = ask("/admin/login/")
        cookies = sign_in.headers.get_all("Set-Cookie")
        assert sign_in.status == 200
        assert all(cookie.startswith("__Host-") and "Secure" in cookie for cookie in cookies)
        assert all("HttpOnly" in cookie and "SameSite=Lax" in cookie for cookie in cookies)
