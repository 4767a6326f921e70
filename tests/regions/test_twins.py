"""An organisation that exists already is not made a second time without a question."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from regions.models import Organisation, OrganisationAlias, RegionOrganisation
from tests.built_once import built_once
from tests.factories.snippets import OrganisationFactory, translate_snippet

pytestmark = pytest.mark.django_db
WHAT = "Runs a house where newcomers stay."


@built_once
def known(site):
    known = OrganisationFactory(name="Fundación AN.KA")
    OrganisationAlias.objects.create(organisation=known, name="Karditsa Development Agency")
    RegionOrganisation.objects.create(page=site.region, organisation=known, role="member")
    return known


def send(client, name, pk=None, **more):
    values = {"name": name, "name_language": "", "kind": "ngo", "country": "", "website": "", "what": WHAT, **more}
    view = Organisation.snippet_viewset.get_url_name("edit" if pk else "add")
    data = nested_form_data(values | {"aliases": inline_formset([])})
    return client.post(reverse(view, args=[pk] if pk else []), data)


@pytest.mark.parametrize(
    "name", ["Fundación AN.KA", "fundacion anka", "FUNDACION  AN-KA", "Karditsa development agency"]
)
def test_the_same_or_nearly_the_same_name_is_asked_about_and_nothing_is_lost(known, admin_client, name):
    response = send(admin_client, name)
    html = response.content.decode()
    address = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[known.pk])
    assert "There is already" in html and f'href="{address}"' in html and "Fundación AN.KA (Isère)" in html
    assert WHAT in html and 'name="anyway"' in html
    assert Organisation.objects.count() == 1


def test_it_can_be_made_anyway(known, admin_client):
    assert send(admin_client, "fundacion anka", anyway="on").status_code == 302
    assert Organisation.objects.count() == 2


def test_another_name_is_not_asked_about(known, admin_client):
    add = reverse(Organisation.snippet_viewset.get_url_name("add"))
    assert 'name="anyway"' not in admin_client.get(add).content.decode()
    assert send(admin_client, "Fundación Cepaim").status_code == 302


def test_neither_is_an_organisation_that_keeps_its_name_nor_its_own_translation(known, admin_client):
    translate_snippet(known, "fr")
    assert send(admin_client, "Fundación AN.KA", pk=known.pk).status_code == 302


def test_one_that_takes_the_name_of_another_is(known, admin_client):
    other = OrganisationFactory(name="Cepaim")
    assert "There is already" in send(admin_client, "Fundacion ANKA", pk=other.pk).content.decode()
    other.refresh_from_db()
    assert other.name == "Cepaim"
