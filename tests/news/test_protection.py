"""Facts of roundtables are not lost with their region."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from news.models import Roundtable
from regions.models import RegionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


@pytest.mark.parametrize("name", ["region", "regions", "home"])
def test_a_region_with_roundtables_is_not_deleted(site, administrator, name):
    response = administrator.post(reverse("wagtailadmin_pages:delete", args=[getattr(site, name).pk]), follow=True)
    assert "Isère has roundtables" in response.content.decode()
    assert RegionPage.objects.filter(pk=site.region.pk).exists()


def test_nor_when_it_is_ticked_in_a_list(site, administrator):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    administrator.post(f"{address}?id={site.region.pk}&next=/admin/")
    assert RegionPage.objects.filter(pk=site.region.pk).exists()
    assert Roundtable.objects.exists()


def test_a_region_without_roundtables_is(site, administrator):
    site.post.delete()  # what names the region would be listed
    site.practice.delete()
    site.roundtable.delete()
    administrator.post(reverse("wagtailadmin_pages:delete", args=[site.region.pk]))
    assert not RegionPage.objects.filter(pk=site.region.pk).exists()
