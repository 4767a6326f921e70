"""Content events: one receiver for each signal, subscribers in order."""

import ast

import pytest
from django.core.management import call_command
from django.core.serializers import serialize
from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from cms.core import content_events
from cms.core.content_events import (
    Deleted,
    Hidden,
    Moved,
    Published,
    Restricted,
    Saved,
    Step,
    SubtreeChanged,
    Why,
    subscribers,
)
from news.models import NewsPage
from tests.factories import pages
from tests.site.test_architecture import ROOT, TOP_LEVEL

OF_CONTENT = {"pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed"}
HERE = "cms/core/content_events/signal_handlers.py"


@pytest.fixture(autouse=True)
def subscriptions_of_this_test_end_with_it():
    before = list(subscribers._subscriptions)
    yield
    subscribers._subscriptions[:] = before
    subscribers.subscribers_of.cache_clear()


@pytest.fixture
def told():
    """Gives a function that writes down which of some events happen, and the list of them."""
    heard = []

    def listen(*events, **options):
        for event in events:
            note = lambda happened: heard.append(happened)  # noqa: E731 - one of its own for each event
            content_events.subscribe(event, note, **{"step": Step.OTHERS, "does": "is noted"} | options)
        return heard

    return listen


def foreign_receivers(root) -> list[str]:
    """``file:line`` of each import of a signal of content outside its one place."""
    found = []
    for path in sorted(file for name in TOP_LEVEL for file in (root / name).rglob("*.py")):
        if str(path.relative_to(root)) == HERE:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module in {"django.db.models.signals", "wagtail.signals"}:
                names = {alias.name for alias in node.names}
                if node.module == "wagtail.signals" or names & OF_CONTENT:
                    found.append(f"{path.relative_to(root)}:{node.lineno}")
    return found


def test_signals_of_content_are_received_in_one_place():
    assert foreign_receivers(ROOT) == []


def test_another_receiver_is_found(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.py").write_text("from django.db.models.signals import post_migrate\n")
    (tmp_path / "news" / "b.py").write_text("\nfrom django.db.models.signals import post_save\n")
    (tmp_path / "news" / "c.py").write_text("from wagtail.signals import page_published\n")
    assert foreign_receivers(tmp_path) == ["news/b.py:2", "news/c.py:1"]


@pytest.mark.django_db
def test_subscribers_are_told_in_the_order_of_their_steps(site):
    order = []
    steps = [Step.SEARCH, Step.GUARD, Step.STATUS]
    notes = [lambda event, step=step: order.append(step) for step in steps]
    for step, note in zip(steps, notes, strict=True):
        content_events.subscribe(Saved, note, step=step, models=NewsPage, does="is noted")
    site.post.save()
    site.region.save()
    assert order == sorted(steps)


@pytest.mark.django_db
def test_a_draft_is_told_from_what_readers_meet(site, told):
    heard = told(Saved, models=NewsPage)
    site.post.title = "Another"
    revision = site.post.save_revision()
    assert [event.of_draft for event in heard] == [True]
    revision.publish()
    assert [event.of_draft for event in heard] == [True, False]


@pytest.mark.django_db
def test_a_publication_and_its_end_are_told_once(site, told):
    heard = told(Published, Hidden)
    site.post.save_revision().publish()
    site.post.unpublish()
    assert [type(event) for event in heard] == [Published, Hidden]


@pytest.mark.django_db
def test_move_restriction_and_new_address_end_in_one_event_with_all_below(
    site, told, django_capture_on_commit_callbacks
):
    heard = told(Moved, Restricted, SubtreeChanged)
    section = pages.NewsIndexPageFactory(parent=site.home, slug="other")
    heard.clear()
    restriction = PageViewRestriction.objects.create(page=site.news, restriction_type=PageViewRestriction.LOGIN)
    restriction.delete()
    Page.objects.get(pk=site.post.pk).specific.move(section, "last-child")
    moved = Page.objects.get(pk=site.post.pk).specific
    moved.slug = "new-address"
    with django_capture_on_commit_callbacks(execute=True):  # Wagtail tells of a new address when it is kept
        moved.save()
    assert [getattr(event, "why", type(event)) for event in heard] == [
        Restricted,
        Why.RESTRICTED,
        Why.RESTRICTED,
        Moved,
        Why.MOVED,
        Why.RENAMED,
    ]
    assert site.post.pk in {page.pk for page in heard[1].pages}
    assert {model: [page.pk for page in found] for model, found in heard[4].by_model().items()} == {
        NewsPage: [moved.pk]
    }


@pytest.mark.django_db
def test_rows_of_a_fixture_are_not_told_of(site, told, tmp_path):
    file = tmp_path / "post.json"
    file.write_text(serialize("json", [Page.objects.get(pk=site.post.pk), site.post]))
    heard = told(Saved, Published, Deleted)
    call_command("loaddata", str(file), verbosity=0)
    assert heard == []


@pytest.mark.django_db
def test_who_asks_for_it_is_told_on_commit_alone(site, told, django_capture_on_commit_callbacks):
    heard = told(Saved, models=NewsPage, on_commit=True)
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            site.post.save()
            raise ZeroDivisionError
        site.post.save()
        assert heard == []
    assert len(heard) == 1


@pytest.mark.django_db
def test_what_a_subscriber_raises_undoes_the_change_too(site):
    def refuse(event):
        raise ZeroDivisionError

    content_events.subscribe(Saved, refuse, step=Step.OTHERS, models=NewsPage, does="refuses")
    site.post.title = "Refused"
    with pytest.raises(ZeroDivisionError):
        site.post.save()
    assert NewsPage.objects.get(pk=site.post.pk).title != "Refused"
