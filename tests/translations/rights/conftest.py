"""One site for all tests of a module: each test works in a savepoint of its own."""

import pytest
from django.core.cache import cache
from django.db import transaction

from .world import make_world


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        cache.clear()
        transaction.set_rollback(True)


@pytest.fixture
def world(shared_world, db):
    return shared_world
