"""What partners keep is right: a 304 is never false, and the log of changes misses nothing that was public."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from cms.api.changes.baseline import repair
from cms.api.models import Change
from cms.translations.status.rebuilding import rebuild
from news.models import NewsPage, Roundtable
from regions.models import RegionPage
from tests.factories.pages import NewsPageFactory, StandardPageFactory, add_organisation, translate
from tests.factories.snippets import OrganisationFactory, TopicFactory, add_organiser

pytestmark = pytest.mark.django_db


def known(api, path, **query):
    """The tag of an answer that is asked for again with nothing changed."""
    tag = api(path, **query).headers["ETag"]
    again = api(path, headers={"If-None-Match": f'"x", {tag}'}, **query)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag
    return tag, again


def test_304_takes_one_query_and_asks_no_content(api, site):
    _tag, again = known(api, "news", locale="en")
    assert again.queries <= 2
    assert not any("wagtailcore" in sql or "news_" in sql for sql in again.sql)
    assert again.headers["Cache-Control"] == api("news", locale="en").headers["Cache-Control"]
    assert api("news", headers={"If-None-Match": "*"}, locale="en").status_code == 200


def change_region(site, picture):
    RegionPage.objects.get(pk=site.region.pk).save_revision().publish()


def change_picture(site, picture):
    picture.description = "Other people"
    picture.save()


def change_roundtable(site, picture):
    site.roundtable.participants_low = 3
    site.roundtable.save()


def change_organisers(site, picture):
    add_organiser(site.roundtable, OrganisationFactory())


def change_members(site, picture):
    add_organisation(site.region, OrganisationFactory())


def change_organisation(site, picture):
    TopicFactory()


def change_states(site, picture):
    translate(site.post, "fr")
    rebuild()
    site.api("news", locale="en")
    from cms.translations.models import TranslationStatus
    from cms.translations.status.writing import write

    TranslationStatus.objects.filter(translation_key=site.post.translation_key).update(words=99)
    site.before = site.api("news", locale="en").headers["ETag"]
    write(Page, [site.post.translation_key])


def change_address(site, picture):
    site.news.slug = "actualities"
    site.news.save()


def change_site(site, picture):
    Site.objects.get().save()


def delete_picture(site, picture):
    picture.delete()


@pytest.mark.parametrize(
    "change",
    [
        change_region,
        change_picture,
        change_roundtable,
        change_organisers,
        change_members,
        change_organisation,
        change_states,
        change_address,
        change_site,
        delete_picture,
    ],
)
def test_whatever_an_answer_is_made_of_makes_another_answer(api, site, a_picture, change):
    NewsPage.objects.filter(pk=site.post.pk).update(picture=a_picture)
    site.before, _again = known(api, "news", locale="en")
    site.api = api
    change(site, a_picture)
    response = api("news", headers={"If-None-Match": site.before}, locale="en")
    assert response.status_code == 200
    assert response.headers["ETag"] != site.before


def test_a_moment_names_one_version_alone(api, site, monkeypatch):
    now = timezone.now()
    later = SimpleNamespace(now=lambda: now + timedelta(minutes=5))
    monkeypatch.setattr("cms.api.serving.timezone", later)
    api("news", locale="en")
    moments = []
    for _ in range(2):
        TopicFactory()
        moments.append(api("news", locale="en").headers["Last-Modified"])
    assert moments[0] != moments[1]
    assert api("news", headers={"If-Modified-Since": moments[1]}, locale="en").status_code == 304
    assert api("news", headers={"If-Modified-Since": moments[0]}, locale="en").status_code == 200


def test_a_draft_is_no_change(api, site):
    position = api.position()
    draft = NewsPageFactory(parent=site.news, slug="draft", live=False)
    draft.save_revision()
    post = NewsPage.objects.get(pk=site.post.pk)
    post.title = "Not yet"
    post.save_revision()
    draft.delete()
    assert api.since(position) == set()


def unpublish(site):
    site.post.unpublish()


def delete(site):
    NewsPage.objects.get(pk=site.post.pk).delete()


def expire(site):
    NewsPage.objects.filter(pk=site.post.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    call_command("publish_scheduled")


def restrict(site):
    PageViewRestriction.objects.create(page=site.post, restriction_type="login")


def restrict_above(site):
    PageViewRestriction.objects.create(page=site.news, restriction_type="login")


def move_under_a_restriction(site):
    private = StandardPageFactory(parent=site.home, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    Page.objects.get(pk=site.post.pk).move(Page.objects.get(pk=private.pk), pos="last-child")


@pytest.mark.parametrize("hide", [unpublish, delete, expire, restrict, restrict_above, move_under_a_restriction])
def test_what_is_public_no_more_is_told_in_every_language(api, site, hide):
    translate(site.post, "fr")
    key = str(site.post.translation_key)
    position = api.position()
    hide(site)
    told = api.since(position, resource="news")
    assert {("removed", "news", key, "en"), ("removed", "news", key, "fr")} <= told
    assert key not in api.ids("news", locale="en", fallback="fr")
    assert all(item["api"] is None for item in api.items("changes", since=position, resource="news", locale="fr"))


def test_what_is_public_again_is_told_again(api, site):
    restriction = PageViewRestriction.objects.create(page=site.home, restriction_type="login")
    assert ("removed", "roundtables", str(site.roundtable.pk), None) in api.since(0)
    assert ("removed", "practices", str(site.practice.translation_key), "en") in api.since(0)
    position = api.position()
    restriction.delete()
    told = api.since(position)
    assert {
        ("updated", "news", str(site.post.translation_key), "en"),
        ("updated", "regions", str(site.region.translation_key), "en"),
        ("updated", "roundtables", str(site.roundtable.pk), None),
        ("updated", "practices", str(site.practice.translation_key), "en"),
    } <= told


def test_a_changed_fact_is_told_with_what_shows_it(api, site, a_picture):
    post = NewsPage.objects.get(pk=site.post.pk)
    post.picture = a_picture
    post.save_revision().publish()
    position = api.position()
    Roundtable.objects.get(pk=site.roundtable.pk).save()
    assert api.since(position) == {
        ("updated", "roundtables", str(site.roundtable.pk), None),
        ("updated", "news", str(site.post.translation_key), "en"),
    }
    position = api.position()
    a_picture.save()
    assert api.since(position) == {("updated", "news", str(site.post.translation_key), "en")}


def test_changes_are_followed_page_by_page_and_each_is_told_once(api, site):
    first = api("changes", limit=3).json()
    everything = [*first["items"]]
    page = first
    while page["links"]["next"]:
        page = api(page["links"]["next"]).json()
        everything += page["items"]
    told = [(item["resource"], item["id"], item["locale"]) for item in everything]
    assert len(told) == len(set(told)) >= 8
    assert api(everything[0]["api"]).status_code in (200, 400)
    assert api.since(page["position"]) == set()
    assert api("changes", since=page["position"] + 1).status_code == 410
    assert api("changes", since=page["position"]).queries <= 8


def test_a_log_that_was_lost_is_made_again(api, site):
    NewsPageFactory(parent=site.news, slug="hidden", live=False)
    wanted = {(each.resource, each.key, each.language) for each in Change.objects.exclude(resource="")}
    Change.objects.all().delete()
    repair()
    assert {(each.resource, each.key, each.language) for each in Change.objects.all()} == wanted
