"""Every screen of ours in the admin says its name where browsers and screen readers look for it (WCAG 2.4.2)."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.users import roles
from tests.factories.snippets import (
    GoodPracticeFactory,
    OrganisationFactory,
    ProjectFactory,
    TopicFactory,
    add_organiser,
    translate_snippet,
)

WAGTAILS = '{% extends "wagtailadmin/generic/base.html" %}'


def titled(html) -> list[str]:
    """The name in the browser's tab, without the site's, and the heading."""
    page = BeautifulSoup(html, "html.parser")
    return [page.title.get_text(" ", strip=True).removesuffix("- Wagtail").strip(), page.h1.get_text(" ", strip=True)]


@pytest.mark.django_db
@pytest.mark.once
def test_the_name_of_a_screen_is_its_title(site, admin_client):
    organisation = OrganisationFactory(name="In use")
    add_organiser(site.roundtable, organisation)
    delete = reverse(type(organisation).snippet_viewset.get_url_name("delete"), args=[organisation.pk])
    for address in (reverse("failed_jobs"), reverse("failures"), delete):
        title, heading = titled(admin_client.get(address).content.decode())
        assert title and title in heading, address


@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.parametrize("make", [OrganisationFactory, TopicFactory, GoodPracticeFactory, ProjectFactory])
def test_a_list_says_which_row_is_in_which_language(site, admin_client, make):
    original = make()
    translate_snippet(original, "pl")
    html = admin_client.get(reverse(type(original).snippet_viewset.get_url_name("list"))).content.decode()
    cells = [cell.get_text(strip=True) for cell in BeautifulSoup(html, "html.parser").select("tbody td")]
    assert {"English", "Polski"} <= set(cells)


@pytest.mark.django_db
@pytest.mark.once
def test_what_answers_before_a_screen_is_in_the_language_of_the_person(site, client, django_user_model):
    """A refusal to delete, by its screen and by the admin's API, and the sentence with which a screen sends away."""
    organisation = OrganisationFactory(name="In use")
    add_organiser(site.roundtable, organisation)
    user = django_user_model.objects.create_user("editor")
    user.groups.add(roles.group_of("communications"))
    UserProfile.objects.create(user=user, preferred_language="fr")
    client.force_login(user)
    html = client.get(reverse(type(organisation).snippet_viewset.get_url_name("delete"), args=[organisation.pk]))
    assert "Rien n’a été supprimé" in html.content.decode() and 'lang="fr"' in html.content.decode()
    sent_away = client.get(reverse("wagtailsites:index"), follow=True).content.decode()
    assert "Désolé, vous n" in sent_away
    assert client.get("/en/").headers["Content-Language"] == "en"


def test_screens_stand_on_the_base_that_has_a_title():
    found = (settings.BASE_DIR / "templates").rglob("*.html")
    bare = [file.name for file in found if file.read_text().startswith(WAGTAILS) and "titletag" not in file.read_text()]
    assert bare == ["confirm_delete.html"]  # of a picture: Wagtail's view names it
