"""What every answer of the API keeps to: problems that name what is wrong, headers that caches can trust, limits."""

import json
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import OperationalError
from openapi_spec_validator import validate

from cms.api.service import api as the_api
from cms.core.models import RequestCount
from cms.operations.limits import forget_counts
from news.models import NewsPage

pytestmark = pytest.mark.django_db
LISTS = ("news", "roundtables", "regions", "organisations", "practices", "topics", "projects", "pages")


def test_the_document_is_valid_openapi_and_names_every_resource(api):
    document = api("openapi.json").json()
    validate(document)
    assert document["openapi"].startswith("3.1")
    named = {path.split("/")[3] for path in document["paths"]}
    assert {*LISTS, "search", "languages", "changes"} <= named
    kinds = document["components"]["schemas"]["NewsDetail"]["properties"]["body"]["items"]
    assert kinds["discriminator"]["propertyName"] == "type"
    assert kinds["discriminator"]["mapping"].keys() == NewsPage._meta.get_field("body").stream_block.child_blocks.keys()


@pytest.mark.parametrize(
    ("path", "query", "named"),
    [
        ("news", {}, {"locale"}),
        ("news", {"locale": "xx", "bogus": "1", "limit": "0"}, {"locale", "bogus", "limit"}),
        ("news", {"locale": "en", "fallback": "fr,xx"}, {"fallback"}),
        ("news", {"locale": "en", "region": "a\x00b"}, {"region"}),
        ("news", {"locale": "en", "date_from": "0"}, {"date_from"}),
        ("news", {"locale": "en", "year": "9" * 40}, {"year"}),
        ("news", {"locale": ["en", "fr"]}, {"locale"}),
        ("news", {"locale": "en", "cursor": "bm9uc2Vuc2U"}, {"cursor"}),
        ("news", {"locale": "en", "order": "secret"}, {"order"}),
        ("roundtables", {"locale": "en", "provenance": "machine"}, {"provenance"}),
        ("changes", {"since": "-1"}, {"since"}),
        ("languages", {"locale": "en"}, {"locale"}),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(api, site, path, query, named):
    response = api(path, **query)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert {error["parameter"] for error in response.json()["errors"]} == named
    assert response.json()["status"] == 400


@pytest.mark.parametrize(
    "path",
    [
        "/api/",
        "/api/v1/",
        "/api/v1/nothing",
        "/api/v2/news",
        "/api/v1/news/",
        "/api/v1/news/1",
        "/api/v1/news/a%00b",
        "/api/v1/roundtables/" + "9" * 40,
        "/api/v1/news/00000000-0000-0000-0000-000000000000",
    ],
)
def test_an_address_that_leads_nowhere_is_no_redirect_to_a_page(api, site, path):
    response = api(path, locale="en")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")
    assert "Vary" not in response.headers


def test_answers_are_one_for_everybody_who_asks(api, site):
    asked = {"Origin": "https://portal.example", "Accept-Language": "fr", "Cookie": "sessionid=x"}
    for headers in ({}, asked):
        response = api("news", headers=headers, locale="en")
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Vary" not in response.headers
        assert not response.cookies
        assert "s-maxage=60" in response.headers["Cache-Control"]
        assert response.headers["Content-Language"] == "en"
    assert "Access-Control-Allow-Origin" not in api("/en/", headers=asked).headers


def test_scripts_of_other_sites_may_ask_beforehand(api, site):
    asked = {"Origin": "https://portal.example", "Access-Control-Request-Method": "GET"}
    response = api("news", headers=asked | {"Access-Control-Request-Headers": "if-none-match"}, method="options")
    assert response.status_code == 200
    assert "if-none-match" in response.headers["Access-Control-Allow-Headers"]
    assert "POST" not in response.headers["Access-Control-Allow-Methods"]


def test_it_is_read_by_get_and_head_alone(api, site):
    full, head = api("news", locale="en"), api("news", locale="en", method="head")
    assert head.content == b""
    assert head.headers["ETag"] == full.headers["ETag"]
    assert api("news", method="options").headers["Allow"] == "GET, HEAD, OPTIONS"
    refused = api("news", method="post")
    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert refused.json()["status"] == 405


def test_who_asks_too_often_is_told_how_long_to_wait(api, site, settings):
    settings.API_RATE = 2
    cache.clear()
    left = [api("languages").headers["RateLimit-Remaining"] for _ in range(2)]
    assert left == ["1", "0"]
    refused = api("languages")
    assert (refused.status_code, refused.headers["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(refused.headers["Retry-After"]) == int(refused.headers["RateLimit-Reset"]) <= 60


def test_requests_are_counted_once_for_all_processes(api, site, settings):
    settings.API_RATE, settings.SEARCH_RATE = 3, 1
    status = []
    for _ in range(5):
        cache.clear()  # what one process alone knows
        status.append(api("languages").status_code)
    assert status == [200, 200, 200, 429, 429]
    found = []
    for _ in range(2):
        cache.clear()
        found.append(api.client.get("/en/search/", {"q": "isere"}))
    assert [response.status_code for response in found] == [200, 429]
    assert 0 < int(found[1].headers["Retry-After"]) <= 60


def test_counts_of_minutes_that_are_over_are_deleted(api, site):
    api("languages")
    RequestCount.objects.create(key="old", minute=1)
    forget_counts()
    assert RequestCount.objects.get().key != "old"


def test_the_search_tells_the_share_it_really_has(api, site, settings):
    settings.SEARCH_RATE = 1
    left = [api("search", locale="en", q="isere") for _ in range(5)]
    assert [response.headers["RateLimit-Remaining"] for response in left] == ["3", "2", "1", "0", "0"]
    assert [response.status_code for response in left] == [200] * 4 + [429]
    assert 0 < int(left[4].headers["Retry-After"]) <= 60


def test_a_database_that_can_only_be_read_still_answers(api, site, settings, monkeypatch):
    settings.API_RATE = 1
    monkeypatch.setattr("cms.operations.limits.connection", SimpleNamespace(cursor=_refuses))
    assert [api("languages").status_code for _ in range(2)] == [200, 429]


def _refuses():
    raise OperationalError("attempt to write a readonly database")


def test_what_fails_says_nothing_of_why(api, site, monkeypatch):
    def fail(*args):
        raise RuntimeError("secret")

    monkeypatch.setattr("cms.api.operations.one_page", fail)
    response = api("news", locale="en")
    assert (response.status_code, response.headers["Content-Type"]) == (500, "application/problem+json")
    assert b"secret" not in response.content


def test_every_status_of_the_document_says_what_it_means():
    for operations in the_api().get_openapi_schema()["paths"].values():
        for operation in operations.values():
            assert json.dumps(operation["responses"], default=str)
            assert all(said["description"] != "Unknown Status Code" for said in operation["responses"].values())
