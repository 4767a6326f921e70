"""Looks for periodic work in a thread, beside a worker or the development server."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import close_old_connections, connections

from .running import look

logger = logging.getLogger(__name__)
SECONDS = 5  # between two looks, so that a page appears in the first seconds of its minute


@contextmanager
def periodic_work() -> Iterator[None]:
    """Do what comes again for as long as this lasts; what has begun is finished first."""
    ended = threading.Event()
    thread = threading.Thread(target=_keep_looking, args=(ended,), name="periodic work", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _keep_looking(ended):
    try:
        while not ended.is_set():
            _look_once()
            ended.wait(SECONDS)
    finally:
        connections.close_all()


def _look_once():
    close_old_connections()
    try:
        look()
    except Exception:  # a database that is away for a moment: the next look may find it again
        logger.exception("Looking for periodic work failed")
        connections.close_all()
