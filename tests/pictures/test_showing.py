"""A stored picture of which a size cannot be made: whatever shows it goes on without it, and staff are told."""

import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.images.views.serve import generate_image_url

from cms.core.models import CustomImage, Failure
from cms.core.pictures.sizes import ADMIN, PUBLIC

from .files import BAD, FILES
from .test_upload import WORDS, staff  # noqa: F401 - a fixture

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"


@pytest.fixture
def broken(site, left_out):
    """A picture whose file broke where it is kept, on a page and in its text."""
    picture = CustomImage.objects.create(file=ContentFile(FILES["one pixel"][1](), "a.png"), **WORDS)
    Path(default_storage.path(picture.file.name)).write_bytes(BAD["cut off"][1]())
    post = site.post
    post.picture = picture
    post.body = [("picture", picture), ("text", "<p>Words beside it</p>")]
    post.save_revision().publish()
    yield picture
    assert {(outlet, item) for outlet, item, _error in left_out} == {("picture", picture)}
    left_out.clear()


@pytest.mark.django_db
class TestEverythingElseIsAnswered:
    def test_a_page_is_shown_without_it(self, broken, site, client):
        html = client.get(site.post.url).content.decode()
        assert "Words beside it" in html and "<figure" not in html and "not-found" not in html

    @pytest.mark.parametrize("extension", ["atom", "rss", "json"])
    def test_a_feed_holds_all_posts(self, broken, site, client, extension):
        response = client.get(f"/en/feeds/news.{extension}")
        assert response.status_code == 200
        assert "Words beside it" in response.content.decode()

    def test_the_address_of_a_size_says_that_there_is_none(self, broken, client):
        assert client.get(generate_image_url(broken, PUBLIC[0])).status_code == 410

    def test_staff_can_open_and_replace_it(self, broken, staff):  # noqa: F811
        assert staff.get(reverse("wagtailimages:index")).status_code == 200
        assert staff.get(reverse("wagtailimages:edit", args=[broken.pk])).status_code == 200

    def test_staff_are_told_with_the_way_to_it(self, broken, site, client, staff):  # noqa: F811
        client.get(site.post.url)
        html = staff.get(reverse("failures")).content.decode()
        assert "Table" in html and reverse("wagtailimages:edit", args=[broken.pk]) in html
        staff.post(reverse("forget_failure", args=[Failure.objects.get().pk]))
        assert not Failure.objects.exists()

    def test_it_is_not_tried_again_for_each_reader(self, broken, site, client, left_out):
        client.get(site.post.url)
        tries = len(left_out)
        client.get(site.post.url)
        assert len(left_out) == tries == 1


@pytest.mark.django_db
def test_each_person_is_told_of_what_they_may_edit(client, make_editor, left_out):
    picture = CustomImage.objects.create(file=ContentFile(FILES["one pixel"][1](), "a.png"), **WORDS)
    default_storage.delete(picture.file.name)
    with pytest.raises(OSError):
        CustomImage.objects.get().get_rendition("width-100")
    left_out.clear()
    client.force_login(make_editor())
    assert "Table" not in client.get(reverse("failures")).content.decode()
    assert client.post(reverse("forget_failure", args=[Failure.objects.get().pk])).status_code in (302, 403)
    assert Failure.objects.exists()


def specs_in(text: str) -> set[str]:
    from wagtail.images.models import Filter

    asked = re.findall(r'picture_in_sizes? \S+ "([^"]+)"', text)
    return {spec for each in asked for spec in Filter.expand_spec(each)}


def test_every_size_that_the_site_shows_is_tried_at_upload():
    from cms.api.pictures import SIZES
    from cms.feeds.found import FILTER

    asked = {spec for path in TEMPLATES.rglob("*.html") for spec in specs_in(path.read_text())}
    assert len(asked) > 4
    assert asked - set(ADMIN) | set(SIZES.values()) | {FILTER} == set(PUBLIC)


def test_no_template_uses_the_tags_that_end_in_an_error_page():
    for path in TEMPLATES.rglob("*.html"):
        assert not re.search(r"\{% (image|srcset_image|picture) ", path.read_text()), path


@pytest.mark.django_db
@pytest.mark.parametrize("folder", ["original_images", "documents", "wagtail_uploads"])
def test_of_the_uploads_only_sizes_of_pictures_are_served(folder, settings, client):
    import importlib
    import sys

    settings.SERVE_MEDIA = True
    before = sys.modules.pop("cms.urls")
    try:
        urls = importlib.import_module("cms.urls")
    finally:
        sys.modules["cms.urls"] = before
    served = [pattern for pattern in urls.urlpatterns if "media" in str(pattern.pattern)]
    assert len(served) == 1
    assert served[0].resolve("media/images/picture-1.webp")
    assert not served[0].resolve(f"media/{folder}/a.jpg")
