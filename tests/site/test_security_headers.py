"""What browsers are told to refuse: on public pages everything that is not ours, in the admin as little as works."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from cms.operations import security
from home.models import HomePage

UNSAFE = ("unsafe-inline", "unsafe-eval", "http:", "https:", "*")


def policy(response) -> dict:
    """The Content-Security-Policy of a response, as directives with their sources."""
    directives = response.headers["Content-Security-Policy"].split("; ")
    return {name: sources for name, *sources in map(str.split, directives)}


def admin_routes(patterns=None) -> set[str]:
    """The names of all routes below the admin's address."""
    if patterns is None:
        below = [each for each in get_resolver().url_patterns if str(each.pattern) == settings.ADMIN_PATH]
        patterns = below[0].url_patterns
    names = {pattern.name for pattern in patterns if isinstance(pattern, URLPattern) and pattern.name}
    nested = [pattern.url_patterns for pattern in patterns if not isinstance(pattern, URLPattern)]
    return names.union(*(admin_routes(inner) for inner in nested))


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/nothing-here/", "/admin/login/", "/admin/password_reset/"])
def test_pages_for_everybody_allow_nothing_inline_and_nothing_from_elsewhere(client, path):
    header = client.get(path).headers["Content-Security-Policy"]
    assert "default-src 'none'" in header
    assert not [word for word in UNSAFE if word in header]


@pytest.mark.once
@pytest.mark.django_db
def test_the_page_for_errors_is_strict_too(client, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("cms.core.middleware.language_of", fail)
    client.raise_request_exception = False
    response = client.get("/en/")
    assert response.status_code == 500
    assert policy(response)["script-src"] == ["'self'"]
    assert "RuntimeError" not in response.content.decode()


@pytest.mark.once
@pytest.mark.django_db
def test_the_admin_may_use_inline_script_but_nothing_from_elsewhere(admin_client):
    response = admin_client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    assert policy(response)["script-src"] == ["'self'", "'unsafe-inline'"]
    assert policy(response)["default-src"] == ["'none'"]
    assert not [word for word in UNSAFE[1:] if word in response.headers["Content-Security-Policy"]]


@pytest.mark.parametrize("route", sorted(security.PREVIEW_VIEWS))
def test_previews_are_strict_and_may_be_framed_by_the_editor(route):
    directives = security.policy_for("/admin/any/", route)
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'self'"]


def test_every_route_that_shows_content_in_the_admin_is_known():
    showing = {name for name in admin_routes() if any(word in name for word in ("preview", "draft", "revisions_view"))}
    # A picture in bytes, not a page; and a screen of the admin that tells texts of a file as escaped text.
    assert showing - {"preview", "import_preview"} <= security.PREVIEW_VIEWS
    assert showing & security.PREVIEW_VIEWS, "no route was found at all: the test looks at the wrong place"


def test_every_route_for_signing_in_is_known():
    assert {name for name in admin_routes() if "login" in name or "password_reset" in name} == security.SIGN_IN_VIEWS


def test_an_address_below_the_admin_that_nothing_answers_is_strict():
    assert security.policy_for("/admin/nothing/", None) is security.STRICT


def test_the_admin_policy_is_for_the_admin_address_only(settings):
    settings.ADMIN_PATH = "desk/"
    assert security.policy_for("/admin/", "wagtailadmin_home") is security.STRICT
    assert security.policy_for("/desk/", "wagtailadmin_home") is security.ADMIN


def test_a_preview_gets_its_policy_from_the_address_that_was_asked_for():
    request = RequestFactory().get("/en/")
    request.is_dummy, request.resolver_match = True, None
    response = security.ContentSecurityPolicyMiddleware(lambda request: HttpResponse())(request)
    assert "Content-Security-Policy" not in response.headers


@pytest.mark.once
def test_a_draft_is_shown_under_the_strict_policy_also_in_the_editor(admin_client, site):
    home = HomePage.objects.first()
    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[home.pk]))
    assert response.status_code == 200
    assert policy(response) == security.PREVIEW
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[home.pk])
    assert policy(admin_client.get(address)) == security.PREVIEW
    assert admin_client.get(address).headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.django_db
def test_other_headers_protect_every_page(client):
    headers = client.get("/en/nothing-here/").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.django_db
def test_a_missing_page_sets_no_cookie_and_varies_by_none(client):
    response = client.get("/en/nothing-here/")
    assert response.status_code == 404
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
