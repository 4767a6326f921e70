"""Asking a service for one portion: what comes back is matched by number, checked, and either good or refused.

What may go better in a while is asked again: later and later, never all at once, and never longer than is polite.
"""

import random
import time

from django.utils.translation import gettext as _

from .errors import PassingError
from .markup import Sent, number_of, restore

ATTEMPTS = 4
FIRST_WAIT = 1.0  # seconds, doubled each time
LONGEST_WAIT = 60.0
sleep = time.sleep


def ask(provider, portion: list[Sent], source: str, target: str) -> tuple[dict[int, str], dict[int, str]]:
    """Good translations and reasons for refusal, both by number. Raises MachineError if no answer is to be had.

    An answer may be short, long or in another order: each text stands for itself, and one that is answered twice with
    different words is answered not at all.
    """
    answers = patiently(lambda: provider.translate([sent.text for sent in portion], source, target))
    by_number = {}
    for answer in answers:
        by_number.setdefault(number_of(answer, provider.dialect), set()).add(answer)
    good, refused = {}, {}
    for sent in portion:
        text, fault = _judge(by_number.get(sent.number, set()), sent, provider.dialect)
        if fault:
            refused[sent.number] = fault
        else:
            good[sent.number] = text
    return good, refused


def _judge(answers: set[str], sent: Sent, dialect) -> tuple[str, str]:
    if len(answers) != 1:
        return "", _("The service gave no answer that can be told to belong to it.")
    return restore(answers.pop(), sent, dialect)


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
