"""The test settings with Wagtail's API beside ours, on a database in memory."""

from cms.settings.test import *  # noqa: F403

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.api.v2", "rest_framework"]  # noqa: F405
ROOT_URLCONF = "tests.api.bench_urls"
WAGTAILAPI_LIMIT_MAX = None
API_RATE = 1_000_000
