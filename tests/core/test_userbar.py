"""Staff get Wagtail's bar on public pages; what visitors get has no trace of it, and is the same for everybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

pytestmark = pytest.mark.django_db


def bar(client, path):
    return client.get(reverse("userbar"), {"path": path})


def test_a_public_page_is_the_same_for_staff_and_visitors_and_asks_for_nobodys_session(site, client, admin_client):
    client.get("/en/regions/isere/")
    with CaptureQueriesContext(connection) as of_a_visitor:
        visited = client.get("/en/regions/isere/")
    with CaptureQueriesContext(connection) as of_staff:
        edited = admin_client.get("/en/regions/isere/")
    assert visited.content == edited.content
    assert len(of_a_visitor) == len(of_staff)
    assert not any("session" in query["sql"] for query in of_staff.captured_queries)
    assert "userbar" not in visited.content.decode()
    assert not visited.cookies
    assert "cookie" not in visited.headers.get("Vary", "").lower()


def test_the_bar_leads_to_the_editor_of_the_page_at_the_address(site, admin_client):
    answer = bar(admin_client, "/en/regions/isere/")
    assert reverse("wagtailadmin_pages:edit", args=[site.region.pk]) in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/en/nothing/", "/en/search/", "/zz/", "", "/en/\0/", "/en/x.y/"])
def test_where_no_page_is_the_bar_leads_to_the_admin_alone(site, admin_client, path):
    answer = bar(admin_client, path)
    assert answer.status_code in {200, 400}
    assert "/edit/" not in answer.content.decode()


def test_who_may_not_edit_the_page_is_not_led_to_its_editor(site, client, make_editor):
    client.force_login(make_editor())
    assert "/edit/" not in bar(client, "/en/regions/isere/").content.decode()


def test_visitors_get_no_bar(site, client):
    assert bar(client, "/en/regions/isere/").status_code == 302


@pytest.mark.once
def test_a_preview_has_what_the_panel_of_checks_listens_to(site, admin_client):
    preview = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[site.region.pk]))
    html = preview.content.decode()
    assert "<wagtail-userbar>" in html
    assert "'unsafe-inline'" not in preview.headers["Content-Security-Policy"]
