"""The page of one's own account: what it asks for, and what a browser makes of it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/account/"


@pytest.fixture
def somebody(client, make_editor):
    user = make_editor()
    user.first_name, user.email = "Mononym", "mono@example.org"
    user.save()
    client.force_login(user)
    return user


def form(**values):
    names = {"first_name": "Mononym", "last_name": "", "email": "mono@example.org"}
    told = {f"name_email-{name}": value for name, value in (names | values).items()}
    more = {"locale-preferred_language": "fr", "locale-current_time_zone": "Europe/Warsaw"}
    return told | more | {"theme-theme": "system", "theme-density": "default", "theme-contrast": "system"}


@pytest.mark.parametrize("values", [{}, {"first_name": ""}, {"last_name": "Tam"}])
def test_it_is_saved_whatever_names_somebody_has(client, somebody, values):
    assert reverse("wagtailadmin_account") == ADDRESS
    response = client.post(ADDRESS, form(**values))
    assert response.status_code == 302, response.content.decode()
    somebody.refresh_from_db()
    assert somebody.wagtail_userprofile.preferred_language == "fr"
    assert (somebody.first_name, somebody.last_name) == (
        values.get("first_name", "Mononym"),
        values.get("last_name", ""),
    )


def test_the_address_for_messages_is_not_lost_by_accident(client, somebody):
    assert client.post(ADDRESS, form(email="")).status_code == 200
    somebody.refresh_from_db()
    assert somebody.email == "mono@example.org"


def test_who_never_had_an_address_may_save_without(client, somebody):
    type(somebody).objects.filter(pk=somebody.pk).update(email="")
    assert client.post(ADDRESS, form(email="")).status_code == 302


def test_only_time_zones_that_browsers_know_are_offered(client, somebody):
    html = BeautifulSoup(client.get(ADDRESS).content.decode(), "html.parser")
    offered = {option["value"] for option in html.select("#id_locale-current_time_zone option")}
    assert {"Europe/Paris", "Europe/Athens", "UTC"} <= offered
    assert not {"localtime", "Factory", "posixrules"} & offered
