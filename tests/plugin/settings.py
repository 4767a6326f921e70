"""The site with one more app."""

from cms.settings.test import *  # noqa: F403

INSTALLED_APPS = ["tests.plugin.events", *INSTALLED_APPS]  # noqa: F405
