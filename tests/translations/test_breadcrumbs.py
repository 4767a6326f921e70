"""Whose page stands below a hidden one reads nothing of that above their own screens."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from cms.users import roles
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db

SECRET = "Zebra"
SCREENS = ["edit", "history", "delete", "copy", "usage"]


@pytest.fixture
def editor(client, django_user_model):
    """Of a new installation: may add below News, and read there what is public or their own."""
    user = django_user_model.objects.create_user("regional")
    user.groups.add(roles.group_of("regional-editors"))
    client.force_login(user)
    return user


def hide(page, how):
    if how == "draft":
        Page.objects.filter(pk=page.pk).update(live=False)
    elif how == "private":
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    else:
        Page.objects.filter(pk=page.pk).update(title="Said already")


@pytest.mark.parametrize("how", ["draft", "private", "changed since"])
def test_the_way_to_ones_own_page_names_no_hidden_page(site, editor, client, how):
    own = NewsPageFactory(parent=site.news, title="Ours", slug="ours", live=False, owner=editor)
    Page.objects.filter(pk=site.news.pk).update(title=SECRET, draft_title=SECRET)
    hide(site.news, how)
    for screen in SCREENS:
        response = client.get(reverse(f"wagtailadmin_pages:{screen}", args=[own.pk]))
        html = response.content.decode()
        assert response.status_code == 200, screen
        assert SECRET not in html, screen
    html = client.get(reverse("wagtailadmin_pages:history", args=[own.pk])).content.decode()
    assert ("Said already" if how == "changed since" else "A page that you may not read") in html


def test_who_may_edit_it_reads_its_title_as_ever(site, admin_client):
    own = NewsPageFactory(parent=site.news, title="Ours", slug="ours", live=False)
    Page.objects.filter(pk=site.news.pk).update(title=SECRET, draft_title=SECRET, live=False)
    for screen in ("history", "copy"):
        assert SECRET in admin_client.get(reverse(f"wagtailadmin_pages:{screen}", args=[own.pk])).content.decode()
