"""Regions, organisations and practices: what is refused, and with which words."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.contrib.redirects.models import Redirect

from cms.core.blocks import CallToActionBlock, PictureBlock
from cms.core.models import CustomImage, Project
from regions.models import GoodPractice, Organisation, RegionPage, RegionResource
from regions.models.pages import regions_by_country
from tests.factories.pages import RegionPageFactory, translate
from tests.factories.snippets import GoodPracticeFactory, translate_snippet

pytestmark = pytest.mark.django_db


def faults(instance, **kwargs):
    with pytest.raises(ValidationError) as caught:
        instance.full_clean(**kwargs)
    return caught.value.message_dict


def test_a_region_needs_a_summary(site):
    site.region.summary = ""
    assert "summary" in faults(site.region)


def test_a_local_name_needs_its_language(site):
    site.region.local_name = "Dolny Śląsk"
    assert "local_language" in faults(site.region)


def test_a_centre_needs_both_coordinates(site):
    site.region.latitude = 45
    assert "latitude" in faults(site.region)


def test_regions_that_readers_can_read_come_before_the_others_of_their_country(site):
    other = RegionPageFactory(parent=site.regions, title="Corrèze", country=site.region.country)
    own = translate(site.region, "fr", title="Isère")
    ((_country, found),) = regions_by_country(own.locale_id)
    assert [(region.pk, region.foreign) for region in found] == [(own.pk, False), (other.pk, True)]


@pytest.mark.parametrize("code", ["frk24", "F", "FRK245", "Isère"])
def test_a_wrong_nuts_code_is_refused(site, code):
    site.region.nuts_code = code
    assert "nuts_code" in faults(site.region)


def test_nuts_codes_are_no_keys(site):
    """EL611 covers two regional units, so two regions may carry the same code."""
    other = RegionPage(title="Trikala", slug="trikala", summary="x", country="GR", administrative_type="region")
    other.nuts_code = site.region.nuts_code = "EL611"
    site.regions.add_child(instance=other)
    site.region.full_clean()


@pytest.mark.parametrize("code", ["xx-unknown", "english", "1"])
def test_an_unknown_language_code_is_refused(code):
    assert "name_language" in faults(Organisation(name="x", name_language=code), exclude=["locale"])


def test_a_practice_cannot_end_before_it_starts(site):
    site.practice.start, site.practice.end = "2022-05", "2021"
    assert "end" in faults(site.practice)


def test_dates_of_a_practice_may_be_as_rough_as_what_is_known(site):
    site.practice.start, site.practice.end = "2021-01", "2021"
    site.practice.full_clean()


def test_two_practices_cannot_share_an_address_in_any_language(site):
    french = translate_snippet(site.practice, "fr")
    other = GoodPracticeFactory.build(slug="rural-farm", locale=french.locale)
    assert "slug" in faults(other)


def test_a_practice_gets_a_slug_from_its_title_with_no_letter_lost(site):
    practice = GoodPractice(title="Encuentro en Sigüenza", summary="x", locale=site.region.locale)
    practice.full_clean()
    assert practice.slug == "encuentro-en-siguenza"


def test_a_changed_slug_of_a_practice_leads_on_in_every_language(site, client):
    translate(site.library, "fr", title="Bonnes pratiques")
    site.practice.slug = "farm"
    site.practice.save()
    assert set(Redirect.objects.values_list("old_path", "redirect_link")) == {
        ("/en/good-practices/rural-farm", "/en/good-practices/farm/"),
        ("/fr/good-practices/rural-farm", "/fr/good-practices/farm/"),
    }
    response = client.get("/en/good-practices/rural-farm/")
    assert (response.status_code, response["Location"]) == (301, "/en/good-practices/farm/")


def test_a_slug_changed_back_leads_in_no_circle(site, client):
    for slug in ("farm", "rural-farm"):
        site.practice.slug = slug
        site.practice.save()
    assert Redirect.objects.get().redirect_link == "/en/good-practices/rural-farm/"


def test_a_project_cannot_end_before_it_starts():
    assert "end" in faults(Project(acronym="x", name="x", start="2021-01", end="2020"), exclude=["locale"])


def test_a_resource_leads_somewhere(site):
    with pytest.raises(ValidationError, match="Choose a document or give the address"):
        RegionResource(page=site.region, title="Factfile").full_clean()


def picture_file():
    content = BytesIO()
    Image.new("RGB", (20, 20), "green").save(content, "PNG")
    content.seek(0)
    return ImageFile(content, name="green.png")


def test_an_image_without_credit_or_description_is_refused():
    found = faults(CustomImage(title="Green", file=picture_file()), exclude=["width", "height"])
    assert set(found) >= {"credit", "description"}


def test_a_picture_in_a_text_needs_a_description_or_to_be_decoration():
    image = CustomImage(title="Green", file=picture_file(), credit="Us", description="A green field.")
    image.save()
    block = PictureBlock()
    value = block.to_python({"image": image.pk, "decorative": False, "alt_text": ""})
    with pytest.raises(ValidationError):
        block.clean(value)
    value = block.to_python({"image": image.pk, "decorative": False, "alt_text": "A field"})
    assert block.clean(value).pk == image.pk


def test_a_call_to_action_leads_to_one_place():
    block = CallToActionBlock()
    value = block.to_python({"text": "", "link_text": "Go", "page": None, "url": ""})
    with pytest.raises(ValidationError):
        block.clean(value)
