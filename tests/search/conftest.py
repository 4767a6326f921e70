"""The search's word lists, a way to let its jobs run, and what a visitor finds."""

import fcntl
import re
from contextlib import contextmanager
from html import unescape

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from search.analysis import lemmas
from tests.built_once import built_once
from tests.factories.pages import translate


@pytest.fixture(scope="session", autouse=True)
def word_lists():
    """Built once, by the first process that needs them; ``make test`` has done it already."""
    if lemmas.missing():
        settings.LEMMA_DIR.mkdir(parents=True, exist_ok=True)
        with (settings.LEMMA_DIR / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for language in lemmas.missing():
                lemmas.build(language)


@pytest.fixture
def changes(django_capture_on_commit_callbacks):
    """``with changes():`` commits what is done inside, so that the jobs it made due are done."""

    @contextmanager
    def block():
        # A test is one transaction: it must forget what was due before, as a commit would.
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            yield
        connection.run_on_commit.clear()

    return block


@built_once
def indexed(site, changes):
    """The small site, findable; its front page, lists and region in French as well."""
    with changes():
        for page in (site.home, site.regions, site.news, site.library):
            if not _has_french(page):
                translate(type(page).objects.get(pk=page.pk), "fr", title=f"{page.title} (fr)")
        call_command("repair_search", verbosity=0)
    return site


def _has_french(page):
    return type(page).objects.filter(translation_key=page.translation_key, locale__language_code="fr").exists()


@pytest.fixture
def titles(client):
    """Titles of the results for a query, in order: ``titles("farm")``, ``titles("ferme", "fr")``."""

    def ask(query, language="en", **more):
        response = client.get(f"/{language}/search/", {"q": query, **more})
        assert response.status_code == 200
        return titles_in(response.content.decode())

    return ask


def titles_in(html: str) -> list[str]:
    found = re.findall(r'class="result__title"[^>]*><a [^>]*>(.*?)</a>', html)
    return [unescape(re.sub("<[^>]+>", "", title)) for title in found]
