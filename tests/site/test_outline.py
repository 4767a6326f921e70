"""What a page is built of, so that eyes, ears and keyboards find their way; and its pictures, so that nothing jumps."""

import itertools
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from cms.core.blocks.media import PictureBlock
from cms.core.models import CustomImage
from tests.factories.pages import translate

pytestmark = pytest.mark.django_db

PATHS = (
    "",
    "regions/",
    "regions/isere/",
    "news/",
    "news/second/",
    "good-practices/",
    "good-practices/rural-farm/",
    "search/?q=farm",
    "search/?q=qwrtzpl",
    "no-such-page/",
)


def faults(html: str) -> list[str]:
    """What is wrong with the outline of a page."""
    page = BeautifulSoup(html, "html.parser")
    found = [f"{len(page.select(part))} of {part}" for part in PARTS if len(page.select(part)) != 1]
    twice = [name for name, count in Counter(each["id"] for each in page.select("[id]")).items() if count > 1]
    found += [f"{name} is the id of two" for name in twice]
    found += [f"{each} has no text" for each in page.select("img:not([alt]), img:not([width]), img:not([height])")]
    found += [f"{each.name} without a name" for each in page.select("nav, aside") if not named(page, each)]
    found += [f"{each['id']} without a label" for each in page.select(FIELDS) if not labelled(page, each)]
    ranks = [int(each.name[1]) for each in page.select("h1, h2, h3, h4, h5, h6")]
    found += [f"h{after} after h{before}" for before, after in itertools.pairwise(ranks) if after > before + 1]
    first = page.body.find(["a", "button", "input", "summary"])
    return found if first.get("href") == "#main" else [*found, f"{first} comes before the skip link"]


PARTS = ("h1", "main#main", "body > header", "body > footer", "body > nav.languages", "title")
FIELDS = "input[id]:not([type=hidden]), select, textarea"


def named(page, part):
    return part.get("aria-label") or page.find(id=part.get("aria-labelledby", ""))


def labelled(page, field):
    return field.find_parent("label") or page.select_one(f'label[for="{field["id"]}"]') or named(page, field)


@pytest.mark.once
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_has_a_sound_outline(site, client, language):
    Locale.objects.get_or_create(language_code="fr")
    for page in (site.home, site.post):  # the others show their original in French
        translate(page, "fr", title="En français")
    found = {path: faults(client.get(f"/{language}/{path}").content.decode()) for path in PATHS}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_an_unsound_outline_is_found():
    broken = "<body><nav id=a></nav><h1 id=a>x</h1><h3>y</h3><img src=x><input id=b><a href='#main'>z</a></body>"
    told = " ".join(faults(broken))
    for fault in ("0 of main#main", "a is the id of two", "has no text", "nav without", "b without", "h3 after h1"):
        assert fault in told
    assert "comes before the skip link" in told


@pytest.mark.once
def test_pictures_are_webp_in_several_sizes_that_hold_their_place(site, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = CustomImage.objects.create(
        title="Green", file=get_test_image_file(size=(1200, 800)), credit="Us", description="A green field."
    )
    site.region.picture = image
    site.region.save_revision().publish()
    lead = BeautifulSoup(client.get("/en/regions/isere/").content, "html.parser").select_one(".lead-picture img")
    inside = BeautifulSoup(PictureBlock().render(image), "html.parser").img
    for shown in (lead, inside):
        assert all(address.split()[0].endswith(".webp") for address in shown["srcset"].split(", "))
        assert len(shown["srcset"].split(", ")) == 2
        assert shown["sizes"] and int(shown["width"]) and int(shown["height"])
        assert shown["alt"] == "A green field."
    assert inside["loading"] == "lazy"
    assert "loading" not in lead.attrs  # it is seen first
