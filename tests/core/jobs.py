"""Jobs for tests, in a module of their own because a queue names jobs by their path."""

import threading

from django_tasks import task
from wagtail.models import Locale

from cms.operations.jobs import asks_others

done = []
answered, finished = threading.Event(), threading.Event()


@task
def note(*words):
    """Remember that it ran, with what it could see in the database."""
    done.append((*words, Locale.objects.count()))


@task
def fail(word):
    raise LookupError(f"nothing called {word}")


@asks_others
@task
def hang():
    """Wait for somebody who takes their time."""
    answered.wait(5)
    done.append("hung")
    finished.set()
