"""What editors meet: every form opens, every preview shows the page, every mistake gets words."""

import pytest
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from django.urls import reverse

from cms.core.models import Project
from news.models import NewsPage, Roundtable
from regions.models import GoodPractice, Organisation, RegionPage, Topic
from tests.factories.snippets import OrganisationFactory, ProjectFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


@pytest.mark.parametrize("name", ["home", "regions", "region", "news", "post", "library"])
def test_every_page_opens_in_the_editor(site, administrator, name):
    assert administrator.get(reverse("wagtailadmin_pages:edit", args=[getattr(site, name).pk])).status_code == 200


@pytest.mark.parametrize("name", ["home", "regions", "region", "news", "post", "library"])
def test_every_page_can_be_previewed_before_it_is_saved(site, name):
    page = getattr(site, name)
    page = type(page).objects.get(pk=page.pk)
    draft = page.save_revision().as_object()
    draft.title = "A title that is only tried out"
    response = draft.make_preview_request()
    assert response.status_code == 200
    shown = draft.summary if name == "home" else draft.title
    assert shown in response.content.decode()


def test_a_practice_can_be_previewed_before_it_is_published(site):
    draft = site.practice.save_revision().as_object()
    draft.title = "A practice that is only tried out"
    html = draft.make_preview_request().content.decode()
    assert "A practice that is only tried out" in html
    assert "Isère" in html


@pytest.mark.parametrize("model", [Roundtable, GoodPractice, Organisation, Topic, Project])
def test_every_snippet_has_its_list_and_its_form(site, administrator, model):
    OrganisationFactory(), TopicFactory(), ProjectFactory()
    for view in ("list", "add"):
        assert administrator.get(reverse(model.snippet_viewset.get_url_name(view))).status_code == 200
    first = model.objects.first()
    assert administrator.get(reverse(model.snippet_viewset.get_url_name("edit"), args=[first.pk])).status_code == 200


def test_the_network_settings_open(site, administrator):
    address = reverse("wagtailsettings:edit", args=["core", "networksettings"])
    assert administrator.get(address, follow=True).status_code == 200


def test_a_second_second_roundtable_is_refused_in_the_form_with_words(site, administrator):
    data = {
        "region": site.region.pk,
        "ordinal": 2,
        "status": "held",
        "format": "online",
        "unit": "people",
        "organisations-TOTAL_FORMS": 0,
        "organisations-INITIAL_FORMS": 0,
    }
    response = administrator.post(reverse(Roundtable.snippet_viewset.get_url_name("add")), data)
    assert "Isère already has a roundtable with this number" in response.content.decode()
    assert Roundtable.objects.count() == 1


@pytest.mark.once
@pytest.mark.parametrize("model", [RegionPage, NewsPage])
def test_every_block_of_a_body_explains_itself(model):
    for name, block in model._meta.get_field("body").stream_block.child_blocks.items():
        for part in ("icon", "label", "description", "template"):
            assert getattr(block.meta, part, None), (name, part)
        assert block.meta.icon != "placeholder", name


@pytest.mark.once
def test_every_block_with_a_sample_renders_it(site):
    request = RequestFactory().get("/en/")
    for name, block in NewsPage._meta.get_field("body").stream_block.child_blocks.items():
        if getattr(block.meta, "preview_value", None) is None:
            continue
        value = block.normalize(block.get_preview_value())
        html = block.render(value, context={"request": request, "page": site.post, "presenters": []})
        assert html is not None, name
