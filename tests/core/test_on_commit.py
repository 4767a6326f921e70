"""What a transaction remembers until it is committed: rests on Django's inside."""

import pytest
from django.db import transaction

from cms.operations.jobs.on_commit import remembered


class RefusedError(Exception):
    pass


def test_what_a_transaction_remembers(db):
    def kept():
        """Called at the commit."""

    def rolled_back():
        """Not called at all."""

    before = remembered()
    transaction.on_commit(kept)
    with pytest.raises(RefusedError), transaction.atomic():
        transaction.on_commit(rolled_back)
        raise RefusedError
    assert remembered() == [*before, kept]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_remembered_after_the_commit():
    with transaction.atomic():
        transaction.on_commit(remembered)
        assert remembered() == [remembered]
    assert remembered() == []
