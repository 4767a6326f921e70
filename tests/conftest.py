"""What every test stands on: a media folder of its own and a known language."""

import pytest
from django.core.cache import cache
from django.test import override_settings
from django.utils import translation


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
