"""A migrated database of its own for a measuring run, with folders of its own for media, removed afterwards."""

import tempfile
from contextlib import contextmanager

from django.test import override_settings
from django.test.utils import setup_databases, setup_test_environment, teardown_databases, teardown_test_environment

from tests.migrated import quick_migrations

QUEUE = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}


@contextmanager
def database():
    """As the tests' own: what a new installation has, and nothing else. Jobs are queued as in production."""
    setup_test_environment(debug=False)
    with tempfile.TemporaryDirectory() as media, override_settings(MEDIA_ROOT=media, TASKS=QUEUE):
        with quick_migrations():
            made = setup_databases(verbosity=0, interactive=False)
        try:
            yield
        finally:
            teardown_databases(made, verbosity=0)
            teardown_test_environment()
