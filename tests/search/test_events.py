"""The index follows the site: what is published is found, what is hidden is gone at once, whoever hid it and how."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.models import Page, PageViewRestriction

from regions.models import GoodPractice
from search import renewal, tasks
from search.analysis import analyse_word
from search.analysis.digest import digest_of
from search.analysis.languages import TABLE
from search.models import EntryText, SearchEntry, VocabularyWord
from search.tokens import ALL, Part, hits, wanted
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, StandardPageFactory, add_organisation, make_alias, translate
from tests.factories.snippets import GoodPracticeFactory, OrganisationFactory, translate_snippet

pytestmark = pytest.mark.django_db

SECRET = "Kwyjibo"


@built_once
def post(indexed, changes):
    with changes():
        return NewsPageFactory(parent=indexed.news, title=f"{SECRET} arrives", slug="kwyjibo", summary="Its summary.")


def remembered():
    """Everything the search still knows about the secret word."""
    texts = EntryText.objects.filter(title__contains=SECRET).count()
    return texts + VocabularyWord.objects.filter(word=SECRET.lower()).count() + _with_token()


def _with_token():
    return len(hits([Part(0, (wanted("en", "", ALL, analyse_word(SECRET.lower(), "en")),))]))


def test_every_kind_of_content_is_found(indexed, titles, changes):
    with changes():
        organisation = OrganisationFactory(name="Tero Loko", what="Farm and bakery.")
        add_organisation(indexed.region, organisation)
        StandardPageFactory(parent=indexed.home, title="About us", slug="about")
        organisation.save()
    assert set(titles("isere")) == {"Isère – Second roundtable", "Isère", "Second roundtable in Isère"}
    assert titles("rural farms") == ["Rural farm"]
    assert titles("bakeries") == ["Tero Loko"]
    assert titles("about us") == ["About us"]


def test_what_is_published_is_found_and_what_changes_is_found_by_its_new_words(post, titles, changes):
    assert titles(SECRET) == ["Kwyjibo arrives"]
    with changes():
        post.title = "Another title"
        post.save_revision().publish()
    assert titles(SECRET) == []
    assert titles("another titles") == ["Another title"]
    assert not VocabularyWord.objects.filter(word=SECRET.lower()).exists()


def test_a_fact_that_changed_in_the_original_is_found_in_every_language(post, changes):
    with changes():
        french = translate(post, "fr", title=f"{SECRET} arrive")
    with changes():
        post.event_start = date(2031, 5, 1)
        post.save_revision().publish()
    entry = SearchEntry.objects.get(target="news.newspage", target_id=french.pk)
    assert "year:2031" in entry.facets.split()


def test_a_draft_of_a_public_page_is_not_found(post, titles, changes):
    with changes():
        post.title = "Unpublished whisper"
        post.save_revision()
    assert titles("whisper") == []


def unpublish(page):
    page.unpublish()


def restrict(page):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")


def restrict_above(page):
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="password", password="x")


def delete(page):
    page.delete()


def delete_from_above(page):
    page.get_parent().specific.delete()


def expire(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled", verbosity=0)


def take_live_away(page):
    page.live = False
    page.save()


def move_below_a_restriction(page):
    closed = StandardPageFactory(parent=page.get_parent().get_parent(), title="Members", slug="members")
    PageViewRestriction.objects.create(page=closed.page_ptr, restriction_type="login")
    page.move(closed, pos="last-child")


HIDING = [
    unpublish,
    restrict,
    restrict_above,
    move_below_a_restriction,
    delete,
    delete_from_above,
    expire,
    take_live_away,
]


@pytest.mark.parametrize("hide", HIDING)
def test_what_is_hidden_is_forgotten_at_once_before_any_job_is_done(post, titles, hide):
    assert remembered() == 3
    hide(type(post).objects.get(pk=post.pk))
    assert remembered() == 0
    assert titles(SECRET) == []


@pytest.mark.parametrize("hide", HIDING)
def test_what_is_hidden_stays_hidden_when_the_jobs_are_done(post, titles, hide, changes):
    with changes():
        hide(type(post).objects.get(pk=post.pk))
    assert remembered() == 0
    call_command("repair_search", verbosity=0)
    assert remembered() == 0


def test_what_becomes_public_again_is_found_again(post, titles, changes):
    with changes():
        restrict(post)
    with changes():
        PageViewRestriction.objects.all().delete()
    assert titles(SECRET) == ["Kwyjibo arrives"]


@pytest.mark.parametrize("state", ["never published", "scheduled"])
def test_what_was_never_public_never_enters(indexed, titles, changes, state):
    later = timezone.now() + timedelta(days=1) if state == "scheduled" else None
    with changes():
        NewsPageFactory(parent=indexed.news, title=SECRET, slug="never", live=False, go_live_at=later)
        GoodPracticeFactory(title=SECRET, live=False)
    call_command("repair_search", verbosity=0)
    assert remembered() == 0


def test_an_index_that_is_wrong_still_shows_nothing_that_is_hidden(post, client, titles):
    Page.objects.filter(pk=post.pk).update(live=False)  # no signal is sent
    assert remembered() == 3
    html = client.get("/en/search/", {"q": SECRET}).content.decode()
    assert "arrives" not in html
    assert client.get("/en/search/suggestions/", {"q": SECRET}).json() == {"suggestions": []}
    assert remembered() == 0


def test_an_alias_is_not_found(post, changes):
    with changes():
        make_alias(post)
    assert SearchEntry.objects.filter(target="news.newspage", target_id__gt=post.pk).count() == 0


def test_a_moved_page_and_all_below_it_lead_to_their_new_addresses(indexed, client, changes):
    with changes():
        about = StandardPageFactory(parent=indexed.home, title="About", slug="about")
        StandardPageFactory(parent=about, title=SECRET, slug="below")
        other = StandardPageFactory(parent=indexed.home, title="Other", slug="other")
    with changes():
        Page.objects.get(pk=about.pk).specific.move(Page.objects.get(pk=other.pk), pos="last-child")
    assert "/en/other/about/below/" in client.get("/en/search/", {"q": SECRET}).content.decode()


def test_a_changed_slug_changes_the_addresses_of_what_is_below(indexed, client, changes):
    with changes():
        about = StandardPageFactory(parent=indexed.home, title="About", slug="about")
        StandardPageFactory(parent=about, title=SECRET, slug="below")
    with changes():
        about = type(about).objects.get(pk=about.pk)
        about.slug = "us"
        about.save_revision().publish()
    assert "/en/us/below/" in client.get("/en/search/", {"q": SECRET}).content.decode()


def test_a_practice_is_hidden_with_its_library_and_comes_back_with_it(indexed, titles, changes):
    with changes():
        indexed.library.unpublish()
    assert titles("rural farm") == []
    with changes():
        indexed.library.save_revision().publish()
    assert titles("rural farm") == ["Rural farm"]


def test_a_roundtable_is_hidden_with_its_region(indexed, titles, changes):
    with changes():
        type(indexed.region).objects.get(pk=indexed.region.pk).unpublish()
    assert "Isère – Second roundtable" not in titles("second roundtable")


def test_an_organisation_nobody_shows_is_not_found(indexed, titles, changes):
    with changes():
        OrganisationFactory(name=SECRET)
    assert titles(SECRET) == []


def test_every_language_has_its_own_entry_by_its_own_analysis(indexed, titles, changes):
    with changes():
        translate(indexed.region, "fr", title="Isère", summary="Des bénévoles enseignent.")
        translate_snippet(indexed.practice, "fr", title="Ferme rurale", live=True)
    with changes():
        for practice in GoodPractice.objects.filter(locale__language_code="fr"):
            practice.save()
    assert titles("benevole", "fr") == ["Isère"]
    assert titles("fermes rurales", "fr") == ["Ferme rurale"]


def test_a_job_is_part_of_the_transaction_that_makes_it_due(post, settings):
    settings.TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}
    from django.db import transaction
    from django_tasks_db.models import DBTaskResult

    transaction.get_connection().run_on_commit.clear()
    queued = DBTaskResult.objects.filter(task_path=tasks.index_changed.module_path)
    before = queued.count()
    with pytest.raises(RuntimeError), transaction.atomic():
        post.save()
        assert queued.count() > before
        raise RuntimeError
    assert queued.count() == before
    post.save()
    assert queued.count() > before
    assert default_task_backend is not None


def test_repair_finds_what_events_never_told(indexed, titles, changes):
    Page.objects.filter(pk=indexed.post.pk).update(title=SECRET)
    assert titles(SECRET) == []
    call_command("repair_search", verbosity=0)
    assert titles(SECRET) == [SECRET]


def test_repair_removes_what_is_no_content_any_more(indexed):
    SearchEntry.objects.create(target="gone.model", target_id=1, language="en", version="1")
    call_command("repair_search", verbosity=0)
    assert not SearchEntry.objects.filter(target="gone.model").exists()


def test_rebuilding_gives_the_same_index(indexed):
    def state():
        entries = set(SearchEntry.objects.values_list("target", "target_id", "language", "digest"))
        return entries, set(VocabularyWord.objects.values_list("language", "word", "entries"))

    before = state()
    call_command("repair_search", "--rebuild", verbosity=0)
    assert state() == before


def test_indexing_again_writes_nothing_when_nothing_changed(indexed):
    for target in SearchEntry.objects.values_list("target", flat=True).distinct():
        ids = list(SearchEntry.objects.filter(target=target).values_list("target_id", flat=True))
        assert tasks.index_rows.call(target, ids) == 0


def test_another_version_of_the_analyser_renews_the_entries_by_itself(indexed, monkeypatch, changes):
    assert not renewal.outdated()
    monkeypatch.setattr("search.analysis.analyser.SNOWBALL", "99")
    assert renewal.outdated()
    with changes():
        call_command("migrate", verbosity=0)
    assert not renewal.outdated()
    french = SearchEntry.objects.filter(language="fr").values_list("version", flat=True)
    assert french
    assert all(version.endswith("snowball 99") for version in french)


def test_a_changed_rule_of_a_language_makes_its_entries_stale_and_no_others(indexed, monkeypatch):
    before = dict(SearchEntry.objects.values_list("pk", "version"))
    french = set(SearchEntry.objects.filter(language="fr").values_list("pk", flat=True))
    monkeypatch.setitem(TABLE, "fr", replace(TABLE["fr"], stop_words=f"{TABLE['fr'].stop_words} bref"))
    digest_of.cache_clear()
    said = StringIO()
    assert renewal.outdated()
    call_command("repair_search", stdout=said)
    assert sum(int(line.split()[-2]) for line in said.getvalue().splitlines()) == len(french) > 0
    assert {pk for pk, version in SearchEntry.objects.values_list("pk", "version") if version != before[pk]} == french
    monkeypatch.undo()
    digest_of.cache_clear()
    assert renewal.outdated()
