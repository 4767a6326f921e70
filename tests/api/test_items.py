"""What is served: in which language, in which shape, by which filters, and at what cost."""

import json
from datetime import date

import pytest
from wagtail.models import Page

from cms.core.models import Project
from cms.translations.status.rebuilding import rebuild
from news.models import NewsPage
from regions.models import RegionPage
from tests.built_once import built_once
from tests.factories.bodies import every_block
from tests.factories.pages import (
    NewsPageFactory,
    RegionPageFactory,
    add_organisation,
    add_practice,
    add_region,
    translate,
)
from tests.factories.snippets import (
    GoodPracticeFactory,
    OrganisationFactory,
    ProjectFactory,
    RoundtableFactory,
    TopicFactory,
    add_organiser,
    add_topic,
    translate_snippet,
)

pytestmark = pytest.mark.django_db


@built_once
def french(site):
    """The post and its region in French."""
    post = translate(site.post, "fr", title="Deuxième table ronde en Isère", summary="Où ils se sont réunis.")
    translate(site.region, "fr", title="Isère (France)")
    rebuild()
    return post


def test_an_item_says_which_language_it_is_in_and_where_the_others_are(api, site, french):
    item = api(f"news/{site.post.translation_key}", locale="fr").json()
    assert item["title"] == "Deuxième table ronde en Isère"
    assert item["url"] == "http://testserver/fr/news/second/"
    language = item["language"]
    assert (language["requested"], language["served"], language["original"]) == ("fr", "fr", "en")
    assert (language["completeness"], language["provenance"], language["machine"]) == ("translated", "person", False)
    assert {each["locale"]: each["completeness"] for each in item["editions"]} == {"en": "original", "fr": "translated"}
    assert item["regions"][0]["title"] == "Isère (France)"
    assert item["practices"][0] | {"id": ""} == {
        "id": "",
        "resource": "practices",
        "title": "Rural farm",
        "locale": "en",
        "url": "http://testserver/en/good-practices/rural-farm/",
        "api": f"http://testserver/api/v1/practices/{site.practice.translation_key}?locale=en",
    }


def test_what_is_not_translated_is_served_only_to_who_allows_it(api, site, french):
    other = NewsPageFactory(parent=site.news, title="English alone", slug="alone")
    key = str(other.translation_key)
    assert key not in api.ids("news", locale="fr")
    assert api(f"news/{key}", locale="fr").status_code == 404
    found = {item["id"]: item["language"] for item in api.items("news", locale="fr", fallback="en")}
    assert (found[key]["requested"], found[key]["served"]) == ("fr", "en")
    assert found[str(french.translation_key)]["served"] == "fr"
    item = api(f"news/{key}", locale="fr", fallback="en")
    assert (item.status_code, item.headers["Content-Language"]) == (200, "en")


def test_the_facts_of_a_roundtable_are_data(api, site):
    organiser = OrganisationFactory(name="A host")
    values = {"participants_low": 90, "participants_high": None, "participants_open": True, "duration_minutes": 210}
    for name, value in values.items():
        setattr(site.roundtable, name, value)
    site.roundtable.save()
    add_organiser(site.roundtable, organiser)
    found = api(f"roundtables/{site.roundtable.pk}", locale="en").json()
    assert found["start"] == "2021-06-22"
    assert found["participants"] == {"low": 90, "high": None, "open": True}
    assert (found["duration_minutes"], found["duration"]) == (210, "PT3H30M")
    assert found["language"]["completeness"] == "wordless"
    assert [each["title"] for each in found["organisers"]] == ["A host"]
    assert [each["title"] for each in found["posts"]] == ["Second roundtable in Isère"]
    assert found["region"]["title"] == "Isère"
    assert api.items("news", locale="en")[0]["roundtable"]["participants"]["open"] is True


def test_lists_are_narrowed_and_ordered(api, site, french):
    spain = RegionPageFactory(parent=site.regions, title="Soria", slug="soria", country="ES")
    later = NewsPageFactory(parent=site.news, slug="later", kind="visit", publication_date=date(2024, 5, 1))
    unknown = NewsPageFactory(parent=site.news, slug="undated", kind="visit")
    add_region(later, spain)
    first, second, last = (str(post.translation_key) for post in (later, site.post, unknown))
    rebuild()

    def ids(**query):
        return api.ids("news", locale="en", **query)

    assert ids() == [first, second, last]
    assert ids(order="date") == [second, first, last]
    assert ids(region="isere") == [second]
    assert ids(country="ES") == ids(year=2024) == ids(date_from="2024-05-01") == [first]
    assert ids(date_until="2021-06-22", kind="roundtable") == ids(status="held") == [second]
    assert ids(completeness="translated") == []
    assert api.ids("news", locale="fr", completeness="translated", provenance="person") == [second]
    assert api.ids("roundtables", locale="fr", region="isere", status="held", format="online")
    assert api.ids("practices", locale="en", region="isere") == [str(site.practice.translation_key)]
    assert api.ids("practices", locale="en", status="ended") == []
    assert api.ids("regions", locale="en", country="ES") == [str(spain.translation_key)]


def test_lists_are_followed_by_links_in_both_directions(api, site):
    for number in range(4):
        NewsPageFactory(parent=site.news, slug=f"post-{number}", publication_date=date(2020, 1, 1 + number % 2))
    everything = api.ids("news", locale="en", limit=100)
    seen, address = [], "/api/v1/news?locale=en&limit=2&kind=roundtable"
    while address:
        page = api(address).json()
        seen.append([item["id"] for item in page["items"]])
        address, before = page["links"]["next"], page["links"]["previous"]
    assert [len(ids) for ids in seen] == [2, 2, 1]
    assert [id for page in seen for id in page] == everything
    assert [item["id"] for item in api(before).json()["items"]] == seen[1]
    assert 'rel="next"' in api(before).headers["Link"]


def fill(site, picture=None, document=None):
    """Give the post a body with every kind of block, and everything that a post can refer to. Gives the kinds."""
    link = f'<a linktype="page" id="{site.region.pk}">Isère</a>'
    values = {
        "text": f"<p>In {link}. <script>x</script></p><ul><li>One</li></ul>",
        "call_to_action": {"text": "", "link_text": "Go", "page": site.region.pk, "url": ""},
        "practices": {"heading": "", "practices": [{"type": "item", "id": "x", "value": site.practice.pk}]},
    }
    if picture:
        values["picture"] = {"image": picture.pk, "alt_text": "A table", "decorative": False}
        values["document"] = {"document": document.pk, "text": "Read"}
    body = every_block(NewsPage._meta.get_field("body"), values, () if picture else ("picture", "document"))
    filled = json.dumps([*body, {"type": "gone", "id": "gone", "value": "what no block is for"}])
    NewsPage.objects.filter(pk=site.post.pk).update(body=filled, project=ProjectFactory(), picture=picture)
    add_organiser(site.roundtable, OrganisationFactory(name="A presenter"), "presenter")
    return [block["type"] for block in body]


def test_a_body_is_blocks_whose_texts_are_clean_and_whose_links_are_whole(api, site):
    kinds = fill(site)
    item = api(f"news/{site.post.translation_key}", locale="en").json()
    blocks = {block["type"]: block.get("value") for block in item["body"]}
    assert list(blocks) == kinds
    assert 'href="http://testserver/en/regions/isere/"' in blocks["text"]["html"]
    assert "script" not in blocks["text"]["html"]
    assert blocks["text"]["text"] == "In Isère.\n\n- One"
    assert blocks["quote"]["role"] == "Platform coordinator"
    assert blocks["call_to_action"]["page"]["resource"] == "regions"
    assert [each["title"] for each in blocks["practices"]["practices"]] == ["Rural farm"]
    assert item["project"]["title"] == "Share"
    assert [each["title"] for each in item["presenters"]] == ["A presenter"]


def test_pictures_come_in_named_sizes_that_can_be_fetched(api, client, site, a_picture, a_document):
    fill(site, picture=a_picture, document=a_document)
    item = api(f"news/{site.post.translation_key}", locale="en").json()
    sizes = {size["name"]: size for size in item["picture"]["renditions"]}
    assert (item["picture"]["alt"], item["picture"]["credit"]) == (a_picture.description, a_picture.credit)
    assert set(sizes) == {"small", "medium", "large", "share"}
    small = sizes["small"]
    answer = client.get(small["url"].removeprefix("http://testserver"))
    assert answer.status_code == 302
    made = a_picture.renditions.get()
    assert (made.width, made.height, small["type"]) == (small["width"], small["height"], "image/webp")
    assert client.get(small["url"].removeprefix("http://testserver").replace("480x270", "9999x9999")).status_code == 403
    blocks = {block["type"]: block.get("value") for block in item["body"]}
    assert (blocks["picture"]["alt"], blocks["picture"]["alt_locale"]) == ("A table", "en")
    assert blocks["document"]["document"]["url"].startswith("http://testserver/documents/")


def test_a_detail_with_everything_takes_at_most_eight_queries(api, site, a_picture, a_document):
    fill(site, picture=a_picture, document=a_document)
    RegionPage.objects.filter(pk=site.region.pk).update(body=NewsPage.objects.get(pk=site.post.pk).body)
    add_organisation(site.region, OrganisationFactory())
    add_topic(site.practice, TopicFactory())
    rebuild()
    for path in (
        f"news/{site.post.translation_key}",
        f"regions/{site.region.translation_key}",
        f"practices/{site.practice.translation_key}",
        f"roundtables/{site.roundtable.pk}",
        f"pages/{site.home.translation_key}",
        f"projects/{Project.objects.get().translation_key}",
    ):
        api(path, locale="en")
        response = api(path, locale="en")
        assert response.status_code == 200, response.content
        assert response.queries <= 8, "\n".join(response.sql)


@built_once
def nine(site):
    """Nine of everything."""
    TopicFactory()
    ProjectFactory()
    OrganisationFactory()
    for number in range(8):
        region = RegionPageFactory(parent=site.regions, slug=f"region-{number}")
        roundtable = RoundtableFactory(region=region)
        practice = GoodPracticeFactory()
        post = NewsPageFactory(parent=site.news, slug=f"post-{number}", roundtable=roundtable)
        add_region(post, region)
        add_practice(post, practice)
        add_topic(practice, TopicFactory())
        ProjectFactory()
        OrganisationFactory()
    return site


@pytest.mark.parametrize(
    "name", ["news", "roundtables", "regions", "organisations", "practices", "topics", "projects", "pages"]
)
def test_a_hundred_items_take_no_more_queries_than_one(api, nine, name):
    api(name, locale="en")
    few = api(name, locale="en", limit=1)
    many = api(name, locale="en", limit=100, fallback="fr")
    assert len(many.json()["items"]) > len(few.json()["items"])
    assert many.queries <= few.queries <= 8


def test_snippets_and_pages_of_every_kind_are_served_in_their_language(api, site, french):
    topic = TopicFactory(name="Housing", slug="housing")
    translate_snippet(topic, "fr", name="Logement")
    assert [item["title"] for item in api.items("topics", locale="fr")] == ["Logement"]
    host = OrganisationFactory(name="A host", website="javascript:alert(1)")
    add_organisation(site.region, host)
    found = api(f"organisations/{host.translation_key}", locale="en").json()
    assert [each["title"] for each in found["regions"]] == ["Isère"]
    assert found["website"] is None
    kinds = {item["kind"] for item in api.items("pages", locale="en")}
    assert kinds == {"homepage", "regionindexpage", "newsindexpage", "practicelibrarypage"}
    assert Page.objects.count() > len(api.items("pages", locale="en"))
