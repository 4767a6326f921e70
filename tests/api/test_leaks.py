"""Nothing that is not public is served, by no address of the API: neither its words, nor its id, nor that it exists."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.api.registry import resources
from cms.translations.status.rebuilding import rebuild
from news.models import NewsPage
from regions.models import GoodPractice, RegionPage
from tests.built_once import built_once
from tests.factories.pages import (
    NewsPageFactory,
    RegionPageFactory,
    StandardPageFactory,
    add_organisation,
    add_practice,
    add_region,
    make_alias,
    translate,
)
from tests.factories.snippets import (
    GoodPracticeFactory,
    OrganisationFactory,
    RoundtableFactory,
    add_organiser,
    place,
)

pytestmark = pytest.mark.django_db
SECRET = "Zanzibar"
LOCALES = ("en", "fr")


def private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


def post(site, state):
    """A post in a state in which it is not public."""
    page = NewsPageFactory(
        parent=site.news,
        title=f"{SECRET} {state}",
        slug=state,
        summary=SECRET,
        live=state in {"private", "unpublished"},
    )
    if state == "scheduled":
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision().publish()
    if state == "expired":
        page.expired = True
        page.save()
    if state == "unpublished":
        page.unpublish()
    return private(page) if state == "private" else page


@built_once
def secrets(site):
    """Hidden content of every sort, with everything public that can refer to it; gives what must not be found."""
    posts = [post(site, state) for state in ("draft", "scheduled", "expired", "unpublished", "private")]
    names = {"title": SECRET, "local_name": SECRET, "local_language": "fr"}
    region = private(RegionPageFactory(parent=site.regions, slug="hidden", **names))
    roundtable = RoundtableFactory(region=region, place=SECRET)
    draft = GoodPracticeFactory(title=SECRET, summary=SECRET, slug="draft-practice", live=False)
    page = private(StandardPageFactory(parent=site.home, title=SECRET, slug="hidden-page"))
    below = StandardPageFactory(parent=page, title=SECRET, slug="below")
    french = translate(site.post, "fr", title=SECRET)
    NewsPage.objects.get(pk=french.pk).unpublish()
    alias = make_alias(site.post, title=SECRET)
    deleted = NewsPageFactory(parent=site.news, title=SECRET, slug="deleted")
    keys = [row.translation_key for row in (*posts, region, draft, page, below, deleted)]
    deleted.delete()
    refer(site, region, roundtable, draft, page)
    change_in_draft(site)
    rebuild()
    return [*map(str, keys), f"roundtables/{roundtable.pk}", alias.slug]


def refer(site, region, roundtable, draft, page):
    """Public content points at the hidden in every way it can."""
    add_region(site.post, region)
    add_practice(site.post, draft)
    place(site.practice, region)
    host = OrganisationFactory(name="A host")
    add_organisation(region, host)
    add_organiser(roundtable, host)
    GoodPractice.objects.filter(pk=site.practice.pk).update(
        source=page, results=f'<p><a linktype="page" id="{page.pk}">there</a></p>'
    )
    body = [
        {"type": "text", "id": "a", "value": f'<p><a linktype="page" id="{region.pk}">there</a></p>'},
        {"type": "call_to_action", "id": "b", "value": {"link_text": "Go", "page": page.pk}},
        {"type": "practices", "id": "c", "value": {"practices": [{"type": "item", "id": "d", "value": draft.pk}]}},
    ]
    NewsPage.objects.filter(pk=site.post.pk).update(body=json.dumps(body))
    other = NewsPageFactory(parent=site.news, title="About it", slug="about-it", roundtable=roundtable)
    other.save()


def change_in_draft(site):
    for model, row in ((NewsPage, site.post), (RegionPage, site.region), (GoodPractice, site.practice)):
        row = model.objects.get(pk=row.pk)
        row.title = SECRET
        row.save_revision()


def everything(api, secrets):
    """Every answer that the API can give, in both languages, with and without falling back."""
    for locale in LOCALES:
        for more in ({}, {"fallback": "fr,en"}):
            for resource in resources():
                page = api(resource.name, locale=locale, limit=100, **more)
                yield page
                for item in page.json()["items"]:
                    yield api(f"{resource.name}/{item['id']}", locale=locale, **more)
        yield api("search", locale=locale, q=SECRET)
        yield api("search", locale=locale, q="there")
        yield api("changes", limit=100, locale=locale)
    yield api("changes", since=0, limit=100)
    yield api("languages")


def test_what_is_hidden_is_found_nowhere(api, site, secrets):
    answers = list(everything(api, secrets))
    assert len(answers) > 40
    position = api.position()
    for response in answers:
        assert response.status_code == 200, response.content
        text = response.content.decode()
        assert SECRET not in text, response.request["PATH_INFO"]
        removed = "changes" in response.request["PATH_INFO"]
        assert removed or not [secret for secret in secrets if secret in text], response.request["PATH_INFO"]
    told = {each for each in api.since(0, limit=100) if each[0] == "updated"}
    assert told
    assert not [each for each in told if each[2] in secrets]
    assert api.since(position) == set()


def test_only_languages_that_can_be_read_are_offered(api, site, secrets):
    for item in api.items("news", locale="en"):
        assert all(api(edition["api"]).status_code == 200 for edition in item["editions"])
        assert [edition["locale"] for edition in item["editions"]] == ["en"]


def test_what_was_never_public_is_not_even_told_as_removed(api, site, secrets):
    told = json.dumps(sorted(map(str, api.since(0, limit=100))))
    drafts = Page.objects.filter(slug__in=["draft", "scheduled", "expired"]).values_list("translation_key", flat=True)
    assert len(drafts) == 3
    assert not [key for key in map(str, drafts) if key in told]


def test_what_is_hidden_answers_like_what_does_not_exist(api, site, secrets):
    keys = [secret for secret in secrets if len(secret) == 36]
    nothing = api(f"news/{uuid4()}", locale="en", fallback="fr")
    for key in keys:
        for name in ("news", "regions", "practices", "pages"):
            response = api(f"{name}/{key}", locale="en", fallback="fr")
            assert response.status_code == 404
            assert response.content.replace(key.encode(), b"") == nothing.content.replace(
                nothing.request["PATH_INFO"].rsplit("/", 1)[1].encode(), b""
            )
    assert api(next(secret for secret in secrets if secret.startswith("roundtables/")), locale="en").status_code == 404


def test_the_facts_of_a_hidden_roundtable_stay_out_of_its_posts(api, site, secrets):
    item = next(item for item in api.items("news", locale="en") if item["slug"] == "about-it")
    assert item["roundtable"] is None
    assert api(f"news/{item['id']}", locale="en").json()["organisers"] == []
