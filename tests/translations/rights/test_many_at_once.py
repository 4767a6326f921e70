"""Screens about many rows at once, and searches and reports over all of them, name nothing that may not be read."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from .world import SECRET

HIDDEN = {
    ("wagtailcore", "page"): ["English draft", "private page", "pending page", "hidden post", "private post"],
    ("regions", "goodpractice"): ["English draft practice"],
    ("core", "customdocument"): ["private document"],
    ("core", "customimage"): ["private picture"],
}
READERS = ("translator", "reviewer", "regional editor", "no language")


def signed_in(world, role):
    client = Client()
    client.force_login(world.users[role])
    return client


def bulk(kind, action, rows):
    return reverse("wagtail_bulk_action", args=[*kind, action]) + "?" + "&".join(f"id={row.pk}" for row in rows)


def actions_on(kind):
    return list(bulk_action_registry.get_bulk_actions_for_model(*kind))


@pytest.mark.parametrize("kind", HIDDEN, ids=lambda kind: kind[1])
def test_an_action_on_many_names_nothing_hidden_to_those_who_may_not_do_it(world, kind):
    rows = [world.rows[name] for name in HIDDEN[kind]]
    told = []
    for role in READERS:
        client = signed_in(world, role)
        for action in actions_on(kind):
            chosen, every = bulk(kind, action.action_type, rows), bulk(kind, action.action_type, []) + "id=all"
            for address in (chosen, every):
                if SECRET in client.get(address, follow=True).content.decode():
                    told.append((role, action.action_type))
    assert actions_on(kind) and not told


def test_an_action_on_many_is_offered_on_what_may_be_read(world):
    pages = [world.rows["section"], world.rows["hidden post"]]
    html = signed_in(world, "communications").get(bulk(("wagtailcore", "page"), "delete", pages)).content.decode()
    assert "Section" in html and SECRET in html
    own = bulk(("wagtailcore", "page"), "publish", [world.rows["region"], world.rows["hidden post"]])
    assert world.rows["region"].title in signed_in(world, "regional editor").get(own).content.decode()


def test_the_report_of_page_types_names_no_draft_of_a_public_page(world):
    page = world.rows["pending page"]
    page.save_revision()
    address = reverse("wagtailadmin_reports:page_types_usage")
    assert SECRET in signed_in(world, "administrator").get(address).content.decode()
    assert SECRET not in signed_in(world, "regional editor").get(address).content.decode()


def test_the_api_of_the_admin_searches_what_may_be_read(world):
    address = reverse("wagtailadmin_api:pages:listing")
    for role in ("communications", "regional editor"):
        found = signed_in(world, role).get(address, {"search": SECRET})
        titles = [item["title"] for item in found.json()["items"]]
        assert bool(titles) == (role == "communications"), titles
