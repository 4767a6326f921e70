"""What every test stands on: a database made quickly, a media folder of its own and a known language."""

import gc
from contextlib import ExitStack

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase, override_settings
from django.utils import translation
from django_tasks import TaskResultStatus
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.signals import task_finished

from tests.built_once import built_once
from tests.migrated import quick_migrations
from tests.real_site import real_site  # noqa: F401 - a fixture
from tests.samples import beyond_samples

# Looking for garbage after every 700 new objects takes a twentieth of the tests' time.
gc.set_threshold(20_000, 10, 10)


def pytest_collection_finish(session):
    """What is imported by now stays to the end: looking for garbage passes it over."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser):
    parser.addoption("--database-only", action="store_true", help="leave out the tests that no database can change")


def pytest_collection_modifyitems(config, items):
    """What is left out is no skipped test: it has its run on the other database.

    Tests for PostgreSQL alone are left out on SQLite; on PostgreSQL those marked ``once``, whose outcome does not
    depend on the database, of those marked ``sampled`` all but the sample, and with ``--database-only`` those that
    use none.
    """
    on_postgresql = connection.vendor == "postgresql"
    elsewhere, again = "once" if on_postgresql else "postgres", beyond_samples(items) if on_postgresql else set()
    left_out = [
        item
        for item in items
        if item.get_closest_marker(elsewhere)
        or item in again
        or (config.getoption("database_only") and not _uses_database(item))
    ]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def _uses_database(item) -> bool:
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres")
    asks = {"db", "transactional_db", "django_db_setup"} & set(item.fixturenames)
    return bool(marked or asks) or issubclass(item.cls or object, TransactionTestCase)


@pytest.fixture(scope="session")
def patched_migrate(django_db_blocker, django_db_modify_db_settings):
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(quick_migrations())
        yield stack


@pytest.fixture(scope="session")
def django_db_setup(patched_migrate, django_db_setup):
    """pytest-django's own, with a quicker ``migrate`` while it lasts."""
    patched_migrate.close()


@pytest.fixture(scope="session", autouse=True)
def media_folder(tmp_path_factory):
    """Uploads of tests go to a temporary folder, also those of the browser tests' server."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


@pytest.fixture(autouse=True)
def clean_surroundings():
    """A test that activates a language or fills the cache leaves nothing behind for the next one."""
    yield
    translation.deactivate()
    cache.clear()


@pytest.fixture
def add_to_table(settings, monkeypatch):
    """A function that adds a language to the table, as a line there would: ``add_to_table("de")``."""
    from cms.core import languages

    def add(code, name="", direction="ltr"):
        language = languages.Language(code, name or languages.own_name(code), direction)
        table = [each for each in languages.TABLE if each.code != code] + [language]
        monkeypatch.setattr(languages, "TABLE", tuple(table))
        monkeypatch.setattr(languages, "LANGUAGES", [(each.code, each.name) for each in table])
        monkeypatch.setattr(languages, "_BY_CODE", {each.code: each for each in table})
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages.LANGUAGES

    return add


@pytest.fixture
def open_language(db, add_to_table):
    """A function that adds a language to the table and opens it: ``open_language("pl")`` gives its locale."""
    from wagtail.models import Locale

    def add(code, name="", direction="ltr"):
        add_to_table(code, name, direction)
        return Locale.objects.get_or_create(language_code=code)[0]

    return add


@built_once
def site(db):
    """A small site in English; see tests.factories.site."""
    from tests.factories.site import small_site

    return small_site()


@pytest.fixture(autouse=True)
def failed_jobs():
    """A job that fails where it is due fails the test. One that expects it takes the traceback out of this list."""
    failures = []

    def note(sender, task_result, **kwargs):
        if sender is ImmediateBackend and task_result.status == TaskResultStatus.FAILED:
            failures.append(task_result.errors[-1].traceback)

    task_finished.connect(note)
    yield failures
    task_finished.disconnect(note)
    if failures:
        pytest.fail("A job failed:\n" + "\n".join(failures), pytrace=False)


@pytest.fixture(autouse=True)
def left_out():
    """What is left out because it failed fails the test. One that expects it takes it out of this list."""
    from cms.core import failures

    found = []

    def note(sender, outlet, item, error, **kwargs):
        found.append((outlet, item, error))

    failures.noted.connect(note)
    yield found
    failures.noted.disconnect(note)
    if found:
        pytest.fail(f"Left out: {found}", pytrace=False)


@pytest.fixture
def make_editor(db):
    """Makes somebody who may sign in to the admin and nothing else."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Permission

    def make(name="editor"):
        user = get_user_model().objects.create_user(name)
        user.user_permissions.add(Permission.objects.get(codename="access_admin"))
        return user

    return make
