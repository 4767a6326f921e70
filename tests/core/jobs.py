"""Jobs for tests, in a module of their own because a queue names jobs by their path."""

from django_tasks import task
from wagtail.models import Locale

done = []


@task
def note(*words):
    """Remember that it ran, with what it could see in the database."""
    done.append((*words, Locale.objects.count()))


@task
def fail(word):
    raise LookupError(f"nothing called {word}")
