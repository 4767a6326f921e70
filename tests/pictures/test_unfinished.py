"""Many pictures uploaded at once: who leaves before they are described finds them again."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import UploadedFile

from cms.core.models import CustomImage

from .files import FILES, SECRET
from .test_upload import staff, upload, words  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
SCREEN = "wagtailimages:add_multiple"


@pytest.fixture
def left(staff):  # noqa: F811
    """The upload of somebody who left before "Update"."""
    staff.post(reverse(SCREEN), {"title": "Table", "files[]": upload(FILES, "photo of a phone")})
    return UploadedFile.objects.get()


def test_it_is_offered_again_and_can_be_finished(staff, left):  # noqa: F811
    assert f"uploaded-image-{left.pk}-description" in staff.get(reverse(SCREEN)).content.decode()
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[left.pk])
    html = staff.get(reverse(SCREEN)).content.decode()
    assert address in html
    assert '<script defer src="/static/admin/unfinished_uploads.js">' in html  # Wagtail's scripts stand before the list
    assert staff.post(address, words(f"uploaded-image-{left.pk}-")).json()["success"]
    assert CustomImage.objects.get().prepared == ["position", "details"]
    assert "not described yet" not in staff.get(reverse(SCREEN)).content.decode()


def test_the_first_page_of_the_admin_says_so(staff, left):  # noqa: F811
    assert (
        "1 picture that you uploaded is not described yet" in staff.get(reverse("wagtailadmin_home")).content.decode()
    )


def test_its_preview_hides_nothing_and_is_for_its_person_alone(staff, left, client):  # noqa: F811
    address = reverse("unfinished_upload", args=[left.pk])
    shown = staff.get(address).content
    assert shown.startswith(b"\xff\xd8") and SECRET not in shown
    client.force_login(get_user_model().objects.create_superuser("another"))
    assert client.get(address).status_code == 404
    assert "not described yet" not in client.get(reverse(SCREEN)).content.decode()
