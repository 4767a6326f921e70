"""Asking again what may go better in a while: later and later, never all at once, and never longer than is polite."""

import random
import time

from .errors import PassingError

ATTEMPTS = 4
FIRST_WAIT = 1.0  # seconds, doubled each time
LONGEST_WAIT = 60.0
sleep = time.sleep


def patiently(call):
    """What ``call()`` gives. Raises its error when it lasts, when it is asked in vain, or when the wait is too long."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return call()
        except PassingError as error:
            wait = FIRST_WAIT * 2 ** (attempt - 1) if error.wait is None else error.wait
            if attempt == ATTEMPTS or wait > LONGEST_WAIT:
                raise
            # Workers that were refused together must not come back together.
            sleep(wait + random.uniform(0, max(wait, FIRST_WAIT) / 2))  # noqa: S311
    raise AssertionError("unreachable")
