"""Whatever an item shows of another one is told when that one changes, and is read past every cache."""

import json
import time

import pytest
from django.db import transaction
from django.utils.http import http_date
from wagtail.models import Locale, Page, PageViewRestriction

from cms.api.changes.spreading import learn
from cms.api.models import Mention, Position, Version
from cms.core.models import CustomImage
from cms.webhooks import sending
from cms.webhooks.dispatch import spread
from cms.webhooks.models import Webhook
from news.models import NewsPage, NewsPagePractice, RoundtableOrganisation
from regions.models import GoodPractice, PracticeOrganisation, RegionOrganisation, RegionPage
from tests.api.mirror import answer, asking
from tests.factories.pages import NewsPageFactory, add_organisation, translate
from tests.factories.snippets import GoodPracticeFactory, OrganisationFactory, ProjectFactory, add_organiser

pytestmark = pytest.mark.django_db
CASES = []


def case(function):
    """Prepares, then gives what changes and what must be told: pairs of a resource and an id."""
    CASES.append(function)
    return function


def key(name, row):
    return name, str(getattr(row, "translation_key", row.pk))


@case
def a_draft_that_a_post_names_is_published(site):
    draft = GoodPracticeFactory(live=False)
    post = NewsPage.objects.get(pk=site.post.pk)
    post.practices.add(NewsPagePractice(practice=draft))
    post.save_revision().publish()
    return lambda: draft.save_revision().publish(), {key("practices", draft), key("news", post)}


@case
def a_region_is_unpublished(site):
    told = {key("news", site.post), key("practices", site.practice), key("roundtables", site.roundtable)}
    return lambda: RegionPage.objects.get(pk=site.region.pk).unpublish(), told | {key("regions", site.region)}


@case
def a_region_is_published_again(site):
    RegionPage.objects.get(pk=site.region.pk).unpublish()
    told = {key("news", site.post), key("practices", site.practice), key("roundtables", site.roundtable)}
    return lambda: RegionPage.objects.get(pk=site.region.pk).save_revision().publish(), told


@case
def a_region_has_another_name(site):
    def rename():
        region = RegionPage.objects.get(pk=site.region.pk)
        region.title = "Isère, renamed"
        region.save_revision().publish()

    return rename, {key("news", site.post), key("practices", site.practice), key("roundtables", site.roundtable)}


@case
def a_post_about_a_roundtable_is_made(site):
    def make():
        NewsPageFactory(parent=site.news, slug="third", roundtable=site.roundtable)

    return make, {key("roundtables", site.roundtable)}


@case
def a_post_is_about_another_roundtable(site):
    def change():
        post = NewsPage.objects.get(pk=site.post.pk)
        post.roundtable = None
        post.save_revision().publish()

    return change, {key("roundtables", site.roundtable), key("news", site.post)}


@case
def a_post_about_a_roundtable_is_restricted(site):
    restrict = PageViewRestriction.objects.create
    return lambda: restrict(page=site.post, restriction_type="login"), {key("roundtables", site.roundtable)}


@case
def an_organisation_joins_a_region(site):
    organisation = OrganisationFactory()
    return lambda: add_organisation(site.region, organisation), {key("organisations", organisation)}


@case
def an_organisation_leaves_a_region(site):
    organisation = OrganisationFactory()
    add_organisation(site.region, organisation)
    return lambda: RegionOrganisation.objects.get().delete(), {key("organisations", organisation)}


@case
def a_practice_of_an_organisation_is_hidden(site):
    organisation = OrganisationFactory()
    PracticeOrganisation.objects.create(practice=site.practice, organisation=organisation)
    return lambda: GoodPractice.objects.get(pk=site.practice.pk).unpublish(), {
        key("organisations", organisation),
        key("news", site.post),
    }


@case
def the_organisers_of_a_roundtable_change(site):
    add_organiser(site.roundtable, OrganisationFactory())
    return lambda: RoundtableOrganisation.objects.get().delete(), {key("news", site.post)}


@case
def an_organiser_has_another_name(site):
    organisation = OrganisationFactory()
    add_organiser(site.roundtable, organisation)

    def rename():
        organisation.name = "Another name"
        organisation.save()

    return rename, {key("news", site.post), key("roundtables", site.roundtable)}


@case
def a_project_is_deleted(site):
    project = ProjectFactory()
    NewsPage.objects.filter(pk=site.post.pk).update(project=project)
    NewsPage.objects.get(pk=site.post.pk).save_revision().publish()
    return project.delete, {key("news", site.post)}


@case
def a_page_that_a_text_links_to_is_moved(site):
    body = [{"type": "text", "value": f'<p><a linktype="page" id="{site.post.pk}">it</a></p>', "id": "a" * 8}]
    region = RegionPage.objects.get(pk=site.region.pk)
    region.body = json.dumps(body)
    region.save_revision().publish()

    def move():
        Page.objects.get(pk=site.post.pk).move(Page.objects.get(pk=site.home.pk), pos="last-child")

    return move, {key("regions", region)}


@case
def what_is_referred_to_is_translated(site):
    return lambda: translate(site.region, "fr", title="L'Isère"), {key("news", site.post)}


@pytest.mark.parametrize("prepare", CASES, ids=lambda function: function.__name__)
def test_what_shows_something_of_what_changed_is_told(api, site, prepare):
    Locale.objects.get_or_create(language_code="fr")
    change, expected = prepare(site)
    position = api.position()
    change()
    told = {(name, id) for _change, name, id, _locale in api.since(position)}
    assert expected <= told


def test_what_shows_nothing_of_it_is_not_told(api, site, a_picture):
    """Other words in a post change the post alone, a saved picture what has it."""
    other = NewsPageFactory(parent=site.news, slug="other", picture=a_picture)
    position = api.position()
    post = NewsPage.objects.get(pk=site.post.pk)
    post.summary = "Other words."
    post.save_revision().publish()
    assert {(name, id) for _change, name, id, _locale in api.since(position)} == {key("news", post)}
    position = api.position()
    CustomImage.objects.get().save()
    assert {(name, id) for _change, name, id, _locale in api.since(position)} == {key("news", other)}


def publish_a_title(site, title):
    post = NewsPage.objects.get(pk=site.post.pk)
    post.title = title
    post.save_revision().publish()


def test_a_change_is_read_past_a_cache_that_holds_what_was_before(api, site):
    cached = asking(cached=True)
    position = answer(cached, "changes?since=now")["position"]
    plain = f"news/{site.post.translation_key}?locale=en"
    before = answer(cached, plain)
    for title in ("Second", "Third"):
        publish_a_title(site, title)
        page = answer(cached, f"changes?since={position}&resource=news")
        (change,), position = page["items"], page["position"]
        assert answer(cached, plain)["title"] == before["title"]  # what a cache may give meanwhile
        item = answer(cached, change["api"])
        assert item["title"] == title
        assert all("v=" in edition["api"] for edition in item["editions"])


def test_a_list_read_at_a_position_is_not_older_than_it(api, site):
    cached = asking(cached=True)
    answer(cached, "news?locale=en")
    publish_a_title(site, "Second")
    position = answer(cached, "changes?since=now")["position"]
    assert answer(cached, f"news?locale=en&v={position}")["items"][0]["title"] == "Second"


def test_a_webhook_names_addresses_that_no_cache_has_met(api, site, monkeypatch):
    monkeypatch.setattr(sending, "due", lambda *words: None)
    hook = Webhook.objects.create(name="Partner", address="https://partner.example/")
    spread.call()
    hook.deliveries.all().delete()
    cached = asking(cached=True)
    answer(cached, f"news/{site.post.translation_key}?locale=en")
    publish_a_title(site, "Second")
    spread.call()
    data = json.loads(hook.deliveries.get().body)["data"]
    (change,) = (each for each in data["changes"] if each["kind"] == "news")
    assert answer(cached, change["api"]["en"])["title"] == "Second"
    assert data["position"] == api.position()


def test_an_address_of_a_version_to_come_is_kept_by_nobody(api, site):
    path = f"news/{site.post.translation_key}"
    position = api.position()
    assert "s-maxage" in api(path, locale="en", v=position).headers["Cache-Control"]
    for ahead in (position + 1, 10**17):
        response = api(path, locale="en", v=ahead)
        assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-cache")
        assert "ETag" not in response.headers
    assert api(path, locale="en", v="x").status_code == 400


def test_the_log_is_asked_for_again_each_time(api, site):
    response = api("changes", since="now")
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["ETag"]


@pytest.mark.parametrize("asked", [{"since": "now"}, {"limit": 1}])
def test_a_copy_begins_at_the_newest_position(api, site, asked):
    position = api("changes", **asked).json()["position"]
    assert position == api.position()
    assert api.since(position) == set()


def test_a_restored_backup_is_noticed_and_costs_nothing_to_who_asked_before_it(api, site):
    before = api.position()
    with transaction.atomic():
        publish_a_title(site, "Lost")
        lost = api.position()
        known = api("news", locale="en").headers
        cut = api("changes", since=0, limit=1).json()["position"]
        transaction.set_rollback(True)
    for title in ("Another", "And another", "One more"):  # as many changes as were lost, and more
        publish_a_title(site, title)
        api.position()
    for position in (lost, cut):
        refused = api("changes", since=position)
        assert (refused.status_code, refused.json()["type"]) == (410, "urn:roundtable:position")
    assert key("news", site.post) in {(name, id) for _change, name, id, _locale in api.since(before)}
    assert api("news", headers={"If-None-Match": known["ETag"]}, locale="en").status_code == 200
    later = http_date(time.time() + 5)  # what was answered before the backup was restored may be of a later moment
    assert api("news", headers={"If-Modified-Since": later}, locale="en").status_code == 200


def test_positions_from_before_they_were_kept_stay_good(api, site):
    position = api.position()
    Position.objects.all().delete()
    assert api("changes", since=position - 1).status_code == 410
    Version.objects.update(before=position)
    assert api("changes", since=position - 1).status_code == 200


def test_content_from_before_mentions_were_kept_is_learnt_without_a_change(api, site):
    position = api.position()
    wanted = set(Mention.objects.values_list("resource", "key", "target"))
    assert wanted
    Mention.objects.all().delete()
    learn()
    assert set(Mention.objects.values_list("resource", "key", "target")) == wanted
    assert api.since(position) == set()
