"""What a transaction remembers until it is committed."""

from django.db import transaction


def remembered() -> list:
    """What is to be called when the present transaction is committed, in order; nothing outside of one.

    What a savepoint that was rolled back left is not among it. Django tells this nowhere: the one place that looks
    into its list is here.
    """
    return [entry[1] for entry in transaction.get_connection().run_on_commit]
