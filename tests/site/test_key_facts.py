"""The key facts come first on whatever somebody may want to go to: words with a sign beside them, nothing invented."""

from datetime import date, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from news.models import NewsPage
from regions.models import RegionPage
from tests.factories.pages import translate
from tests.factories.snippets import RoundtableFactory, TopicFactory, add_topic

pytestmark = pytest.mark.django_db
KNOWN = {
    "admission": "free",
    "contact_role": "Coordinator",
    "contact_email": "ask@example.org",
    "contact_phone": "+33 4 76 00 00 00",
}
PATHS = ["news/second/", "regions/isere/", "good-practices/rural-farm/"]


def facts(client, path):
    """Name of each key fact to its words, after checking that they come before the text and have their signs."""
    soup = BeautifulSoup(client.get(path).content.decode(), "html.parser")
    panel = soup.select_one("aside.facts")
    assert soup.find(id=panel["aria-labelledby"]).name == "h2"
    assert panel.find_next_sibling(class_="article__text")
    names = panel.find_all("dt")
    assert all(name.find("svg") and name.get_text(strip=True) for name in names)
    return {name.get_text(strip=True): name.find_next_sibling("dd").get_text(" ", strip=True) for name in names}


def test_only_what_is_known_is_told(site, client):
    found = {path: set(facts(client, f"/en/{path}")) for path in PATHS}
    assert found["news/second/"] == {"What", "When", "Where", "Format", "Who took part"}
    assert found["regions/isere/"] == {"What", "The latest roundtable", "Where"}
    assert found["good-practices/rural-farm/"] == {"Where"}


def test_what_when_where_for_whom_free_or_not_and_whom_to_ask(site, client):
    add_topic(site.practice, TopicFactory(name="Farming", slug="farming"))
    site.practice.target_groups.create(group="families")
    for row in (site.post, site.region, site.practice):
        for name, value in KNOWN.items():
            setattr(row, name, value)
    site.post.for_whom = site.region.for_whom = "Everybody who lives here"
    site.practice.start = "2021-06"
    for row in (site.post, site.region, site.practice):
        row.save()
    found = {path: facts(client, f"/en/{path}") for path in PATHS}
    for each in found.values():
        assert each["Free of charge"] == "Yes, it costs nothing"
        assert each["Who to ask"] == "Coordinator ask@example.org +33 4 76 00 00 00"
    assert found["news/second/"]["Who it is for"] == "Everybody who lives here"
    assert (found["news/second/"]["What"], found["news/second/"]["When"]) == ("Second roundtable", "22 June 2021")
    practice = found["good-practices/rural-farm/"]
    assert (practice["What"], practice["Who it is for"], practice["Since"]) == ("Farming", "Families", "June 2021")
    for path in PATHS:  # and nothing below says it again
        html = client.get(f"/en/{path}").content.decode()
        assert (html.count('<a href="tel:+33476000000">'), html.count('"mailto:ask@')) == (1, 1), path


def test_a_region_tells_of_the_next_roundtable_and_asks_for_them_once(site, client, django_assert_max_num_queries):
    day = date.today() + timedelta(days=30)
    planned = {"status": "planned", "start": day, "start_time": time(10), "time_zone": "Europe/Paris"}
    RoundtableFactory(region=site.region, ordinal=3, **planned)
    found = facts(client, "/en/regions/isere/")
    assert found["What"] == "2 roundtables"
    assert found["The next roundtable"].startswith(str(day.day))
    assert "10:00" in found["The next roundtable"]
    with django_assert_max_num_queries(15):
        client.get("/en/regions/isere/")


def test_facts_without_words_are_right_in_every_language_and_words_say_whose_they_are(site, client):
    translate(site.region, "fr")
    region = RegionPage.objects.get(pk=site.region.pk)
    for name, value in {**KNOWN, "for_whom": "Everybody"}.items():
        setattr(region, name, value)
    region.save_revision().publish()
    found = facts(client, "/fr/regions/isere/")
    assert "Oui, c’est gratuit" in found.values()
    assert any(KNOWN["contact_phone"] in words for words in found.values())
    for name, value in {**KNOWN, "for_whom": "Everybody"}.items():
        setattr(site.post, name, value)
    site.post.save()
    assert '<span lang="en" dir="ltr">Everybody</span>' in client.get("/fr/news/second/").content.decode()


@pytest.mark.parametrize("phone", ["call me", "12", "+33 4 <b>", "0033476000000000000000000000000000"])
def test_a_telephone_number_that_nobody_could_call_is_refused(site, phone):
    post = NewsPage.objects.get(pk=site.post.pk)
    post.contact_phone = phone
    with pytest.raises(ValidationError) as refusal:
        post.full_clean()
    assert "contact_phone" in refusal.value.message_dict
