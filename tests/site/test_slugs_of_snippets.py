"""Slugs of practices and topics are made from their titles, so that nobody has to write one."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from regions.models import GoodPractice, Topic
from tests.factories.snippets import GoodPracticeFactory, TopicFactory

pytestmark = pytest.mark.django_db
TEXTS = ("problem", "how_it_works", "results", "participation", "reuse")


def add(client, model, values):
    return client.post(reverse(model.snippet_viewset.get_url_name("add")), nested_form_data(values))


def practice(title, slug=""):
    lists = ("organisations", "regions", "topics", "target_groups")
    return {
        "title": title,
        "slug": slug,
        "summary": "",
        "status": "unknown",
        "open_to_every_status": "unknown",
        "admission": "unknown",
        **{name: inline_formset([]) for name in lists},
        **{name: rich_text("") for name in TEXTS},
    }


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Encuentro en Sigüenza", "encuentro-en-siguenza"), ("Rural farm", "rural-farm-2"), ("بيت للجميع", "byt-lljmy")],
)
def test_a_draft_of_a_practice_needs_a_title_and_no_slug(site, admin_client, title, slug):
    assert add(admin_client, GoodPractice, practice(title)).status_code == 302
    assert GoodPractice.objects.filter(title=title).latest("pk").slug == slug


def test_without_a_title_a_draft_is_refused_beside_the_title(site, admin_client):
    response = add(admin_client, GoodPractice, practice(""))
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"title"}


def test_a_slug_that_is_typed_is_kept_and_one_in_use_is_refused_beside_it(site, admin_client):
    assert add(admin_client, GoodPractice, practice("A barn", "the-barn")).status_code == 302
    assert GoodPractice.objects.get(title="A barn").slug == "the-barn"
    assert "slug" in add(admin_client, GoodPractice, practice("Another", "the-barn")).context["form"].errors


def test_a_topic_needs_no_slug_and_no_two_share_one(site, admin_client):
    assert add(admin_client, Topic, {"name": "Housing & hosting", "slug": ""}).status_code == 302
    assert Topic.objects.get(name="Housing & hosting").slug == "housing-hosting"
    response = add(admin_client, Topic, {"name": "Houses", "slug": "housing-hosting"})
    assert response.context["form"].errors["slug"] == ["Another topic has this slug. Choose another one."]


@pytest.mark.parametrize(("model", "source"), [(GoodPractice, "title"), (Topic, "name")])
def test_the_form_writes_the_slug_while_the_title_is_typed_until_it_is_public(site, admin_client, model, source):
    def typed(address):
        html = BeautifulSoup(admin_client.get(address).content.decode(), "html.parser")
        assert "w-slug" in html.select_one("#id_slug")["data-controller"]
        assert not html.select_one("#id_slug").has_attr("data-w-slug-allow-unicode-value")
        assert html.select_one(f"#id_{source}")["data-w-sync-target-value"] == "#id_slug"
        return "w-sync#apply" in html.select_one(f"#id_{source}").get("data-action", "")

    name = model.snippet_viewset.get_url_name
    public = TopicFactory() if model is Topic else GoodPracticeFactory()
    assert typed(reverse(name("add")))
    assert not typed(reverse(name("edit"), args=[public.pk]))
