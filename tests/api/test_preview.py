"""Drafts for another front end: one revision, for a while; and links to them for those who may edit."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.core import signing
from wagtail.models import Revision

from cms.api.preview import tokens
from news.models import NewsPageRegion
from tests.factories.pages import RegionPageFactory

pytestmark = pytest.mark.django_db


def ask(client, token):
    return client.get("/api/v1/preview", {"token": token})


def draft(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision()


def test_a_draft_has_the_shape_of_what_is_published_with_all_that_belongs_to_it(site, client):
    site.post.body = [("text", "<p>Only drafted</p>")]
    site.post.regions.add(NewsPageRegion(region=RegionPageFactory(parent=site.regions, title="Teruel", slug="teruel")))
    revision = draft(site.post, title="A draft")
    response = ask(client, tokens.token_for(revision))
    assert response.status_code == 200
    found = response.json()
    published = client.get(f"/api/v1/news/{site.post.translation_key}?locale=en").json()
    assert (found["resource"], found["item"]["title"]) == ("news", "A draft")
    assert found["item"].keys() == published.keys()
    assert "Only drafted" in json.dumps(found["item"]["body"])
    assert [region["title"] for region in found["item"]["regions"]] == ["Isère", "Teruel"]
    assert [region["title"] for region in published["regions"]] == ["Isère"]
    assert NewsPageRegion.objects.filter(page=site.post).count() == 1


def test_nobody_keeps_a_draft(site, client):
    for token in (tokens.token_for(draft(site.post)), "nothing"):
        response = ask(client, token)
        assert "no-store" in response.headers["Cache-Control"]
        assert "noindex" in response.headers["X-Robots-Tag"]
        assert "ETag" not in response.headers


def test_a_page_that_was_never_published_can_be_previewed(site, client):
    site.post.unpublish()
    assert ask(client, tokens.token_for(draft(site.post, title="Not yet"))).json()["item"]["title"] == "Not yet"


def test_a_token_opens_its_own_revision_alone_and_not_for_ever(site, client, settings, monkeypatch):
    first = draft(site.post, title="First")
    second = draft(site.post, title="Second")
    token = tokens.token_for(first)
    assert ask(client, token).json()["item"]["title"] == "First"
    payload, stamp, signature = token.split(":")
    other_payload = tokens.token_for(second).split(":")[0]
    forged = signing.dumps(tokens._bound(first), salt="something else")
    for wrong in (f"{other_payload}:{stamp}:{signature}", f"{payload}:{stamp}:{signature[:-1]}x", forged, "x:y:z", "x"):
        response = ask(client, wrong)
        assert response.status_code == 403, wrong
        assert response.headers["Content-Type"] == "application/problem+json"
    Revision.objects.filter(pk=first.pk).update(object_id=str(site.region.pk))
    assert ask(client, token).status_code == 403
    settings.PREVIEW_SECONDS = -1
    response = ask(client, tokens.token_for(second))
    assert (response.status_code, "expired" in response.json()["detail"]) == (403, True)
    assert client.get("/api/v1/preview").status_code == 400


def test_what_was_deleted_is_gone(site, client):
    token = tokens.token_for(draft(site.post))
    site.post.delete()
    assert ask(client, token).status_code == 404


def test_who_may_edit_gets_a_link_to_the_front_end(site, client, settings, make_editor):
    settings.PREVIEW_ADDRESS = "https://front.example/preview"
    draft(site.post, title="A draft")
    address = f"/admin/preview-link/{site.post.pk}/"
    client.force_login(make_editor())
    assert client.get(address).status_code == 302 and "token" not in client.get(address).url
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    assert address in client.get(f"/admin/pages/{site.post.pk}/edit/").content.decode()
    found = urlsplit(client.get(address).url)
    assert found.netloc == "front.example"
    assert ask(client, parse_qs(found.query)["token"][0]).json()["item"]["title"] == "A draft"
