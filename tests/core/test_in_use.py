"""What is in use is refused at every door, with the list of its uses; what is not goes as before."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.core.in_use.uses import uses
from cms.core.models import CustomDocument, CustomImage
from news.models import NewsPage, Roundtable
from regions.models import Organisation
from regions.models.pages import RegionOrganisation
from tests.factories.media import make_document, make_image
from tests.factories.pages import RegionPageFactory
from tests.factories.snippets import OrganisationFactory, translate_snippet

pytestmark = pytest.mark.django_db


def save(row):
    """As an editor does, so that the index of references knows."""
    row = type(row).objects.get(pk=row.pk)
    row.save_revision().publish()
    return row


@pytest.fixture
def used(site):
    """Of each kind one that the small site uses, and the row that uses it."""
    organisation, picture, document = OrganisationFactory(), make_image(), make_document()
    RegionOrganisation.objects.create(page=site.region, organisation=organisation)
    link = f'<p><a linktype="document" id="{document.pk}">a</a> <a linktype="page" id="{site.library.pk}">b</a></p>'
    post = NewsPage.objects.get(pk=site.post.pk)
    post.picture = picture
    post.body = json.dumps([{"type": "text", "value": link, "id": "a" * 8}])
    post.save_revision().publish()
    save(site.region)
    return {
        "organisation": organisation,
        "picture": picture,
        "document": document,
        "roundtable": site.roundtable,
        "page": site.library,
        "section": site.regions,
    }


def snippet(row):
    return reverse(row.snippet_viewset.get_url_name("delete"), args=[row.pk])


ADDRESSES = {
    "organisation": snippet,
    "roundtable": snippet,
    "picture": lambda row: reverse("wagtailimages:delete", args=[row.pk]),
    "document": lambda row: reverse("wagtaildocs:delete", args=[row.pk]),
    "page": lambda row: reverse("wagtailadmin_pages:delete", args=[row.pk]),
    "section": lambda row: reverse("wagtailadmin_pages:delete", args=[row.pk]),
}


def in_bulk(row):
    model = Page if isinstance(row, Page) else type(row)
    names = [model._meta.app_label, model._meta.model_name, "delete"]
    return reverse("wagtail_bulk_action", args=names) + f"?id={row.pk}"


def exists(row):
    return type(row)._base_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize("door", ["its own", "in bulk"])
def test_what_is_in_use_is_refused_with_the_list_of_its_uses(used, site, admin_client, kind, door):
    row = used[kind]
    address = ADDRESSES[kind](row) if door == "its own" else in_bulk(row)
    if kind == "section":  # a region with roundtables is refused for their sake, by a rule of its own
        site.roundtable.delete()
    user = "Isère" if kind == "organisation" else "Second roundtable in Isère"
    assert user in admin_client.get(address).content.decode()
    response = admin_client.post(address, {"confirm_site_name": "Roundtable"})
    assert response.status_code == 409
    assert "Nothing was deleted" in response.content.decode()
    assert exists(row)


@pytest.mark.parametrize("kind", ["organisation", "picture", "document"])
def test_what_nobody_uses_is_deleted(site, admin_client, kind):
    row = {"organisation": OrganisationFactory, "picture": make_image, "document": make_document}[kind]()
    admin_client.post(ADDRESSES[kind](row))
    assert not exists(row)


def test_a_page_that_nobody_links_to_is_deleted(site, admin_client):
    admin_client.post(ADDRESSES["page"](site.post))
    assert not exists(site.post)


def test_a_use_by_a_translation_that_goes_too_is_found_through_its_original(site, admin_client):
    organisation = OrganisationFactory()
    french = translate_snippet(organisation, "fr")
    RegionOrganisation.objects.create(page=site.region, organisation=french)
    save(site.region)
    assert admin_client.post(snippet(organisation)).status_code == 409
    assert Organisation.objects.filter(pk=french.pk).exists()


def test_the_api_of_the_admin_refuses_too(used, site, admin_client):
    address = reverse("wagtailadmin_api:pages:action", args=[site.regions.pk, "delete"])
    response = admin_client.post(address)
    assert response.status_code == 409
    assert "Second roundtable in Isère (English)" in response.json()["used_by"]
    assert exists(site.regions)


def test_who_may_not_delete_it_learns_nothing_of_its_uses(used, client, make_editor):
    client.force_login(make_editor())
    response = client.get(ADDRESSES["picture"](used["picture"]), follow=True)
    assert "Second roundtable" not in response.content.decode()


def test_uses_that_somebody_may_not_edit_are_counted_and_not_named(used, make_editor):
    named, number = uses(used["organisation"], make_editor())
    assert ([use.label for use in named], number) == ([""], 1)


def test_many_uses_cost_no_more_than_the_first(used, site, admin_user):
    organisation = used["organisation"]
    for n in range(5):
        page = RegionPageFactory(parent=site.regions, slug=f"r{n}")
        RegionOrganisation.objects.create(page=page, organisation=organisation)
        save(page)
    named, number = uses(organisation, admin_user, most=2)
    assert (len(named), number) == (2, 6)


def test_code_may_delete_what_it_likes(used):
    used["organisation"].delete()
    used["picture"].delete()
    assert not Organisation.objects.exists()
    assert not CustomImage.objects.exists()
    assert CustomDocument.objects.exists()
    assert Roundtable.objects.exists()


@pytest.fixture
def planned(site):
    """Of each kind one that a draft of the small site names, and nothing that readers see."""
    rows = {"organisation": OrganisationFactory(), "picture": make_image(), "document": make_document()}
    region = type(site.region).objects.get(pk=site.region.pk)
    region.organisations.add(RegionOrganisation(organisation=rows["organisation"]))
    region.save_revision()
    link = f'<p><a linktype="document" id="{rows["document"].pk}">a</a></p>'
    post = NewsPage.objects.get(pk=site.post.pk)
    post.picture = rows["picture"]
    post.body = json.dumps([{"type": "text", "value": link, "id": "a" * 8}])
    post.save_revision()
    return rows


@pytest.mark.parametrize("kind", ["organisation", "picture", "document"])
@pytest.mark.parametrize("state", ["draft", "scheduled", "never published"])
def test_what_only_a_draft_names_is_refused_too_and_the_draft_is_told(planned, site, admin_client, kind, state):
    page = site.region if kind == "organisation" else site.post
    if state == "scheduled":  # and another version is newer
        page.refresh_from_db()
        draft = page.get_latest_revision()
        page.specific.save_revision()
        Revision.objects.filter(pk=draft.pk).update(approved_go_live_at=timezone.now() + timedelta(days=3))
    if state == "never published":
        Page.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=False)
    for door in (ADDRESSES[kind](planned[kind]), in_bulk(planned[kind])):
        response = admin_client.post(door)
        assert response.status_code == 409
        assert "only in a draft" in response.content.decode()
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in response.content.decode()
    assert exists(planned[kind])


def test_an_old_version_that_nobody_will_publish_is_no_use(planned, site, admin_client):
    site.post.save_revision()
    admin_client.post(ADDRESSES["picture"](planned["picture"]))
    assert not exists(planned["picture"])


def test_a_number_that_stands_in_a_draft_by_chance_is_no_use(site, admin_client):
    picture = make_image()
    post = NewsPage.objects.get(pk=site.post.pk)
    post.body = json.dumps([{"type": "text", "value": f"<p>{picture.pk} people</p>", "id": "a" * 8}])
    post.save_revision()
    admin_client.post(ADDRESSES["picture"](picture))
    assert not exists(picture)
