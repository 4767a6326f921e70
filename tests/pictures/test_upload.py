"""What comes in as a picture, by each door of the admin and by code: nothing hidden stays, every size can be made."""

from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, UploadedFile

from cms.core.models import CustomImage
from cms.core.pictures.sizes import ADMIN, PUBLIC

from .files import BAD, FILES, SECRET, UPRIGHT

pytestmark = pytest.mark.django_db
WORDS = {"title": "Table", "description": "A long table", "credit": "Us", "language": "en"}


@pytest.fixture
def staff(client):
    client.force_login(get_user_model().objects.create_superuser("editor"))
    return client


def words(prefix=""):
    return {f"{prefix}{name}": value for name, value in (WORDS | {"collection": Collection.objects.first().pk}).items()}


def by_form(staff, file):
    return staff.post(reverse("wagtailimages:add"), words() | {"file": file}).content.decode()


def by_chooser(staff, file):
    address = reverse("wagtailimages_chooser:create")
    sent = words("image-chooser-upload-") | {"image-chooser-upload-file": file}
    return staff.post(address, sent).content.decode()


def many_at_once(staff, file):
    first = staff.post(reverse("wagtailimages:add_multiple"), {"title": "Table", "files[]": file}).json()
    if not first["success"]:
        return first["error_message"]
    upload = UploadedFile.objects.get()
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload.pk])
    return staff.post(address, words(f"uploaded-image-{upload.pk}-")).content.decode()


def in_place_of_another(staff, file):
    kept = by_code(None, SimpleUploadedFile("old.png", FILES["one pixel"][1]()))
    answer = staff.post(reverse("wagtailimages:edit", args=[kept.pk]), words() | {"file": file}).content.decode()
    return answer


def by_code(staff, file):
    return CustomImage.objects.create(file=ContentFile(file.read(), file.name), **WORDS)


DOORS = [by_form, by_chooser, many_at_once, in_place_of_another, by_code]


def upload(files, name):
    file_name, make = files[name]
    return SimpleUploadedFile(file_name, make())


def looked_at(content: bytes):
    image = Image.open(BytesIO(content))
    image.load()
    return image


def holds_nothing_else(content: bytes):
    image = looked_at(content)
    assert not image.getexif()
    assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & image.info.keys()
    assert SECRET not in content
    return image


@pytest.mark.sampled()
@pytest.mark.parametrize("name", FILES)
def test_every_size_is_made_of_what_was_taken_and_nothing_hidden_is_in_it(name):
    picture = by_code(None, upload(FILES, name))
    picture = CustomImage.objects.get(pk=picture.pk)
    with picture.file.open() as file:
        kept = holds_nothing_else(file.read())
    assert (picture.width, picture.height) == kept.size
    for spec in (*PUBLIC, *ADMIN, "original"):
        with picture.get_rendition(spec).file.open() as file:
            holds_nothing_else(file.read())


def test_whoever_uploads_a_photo_by_the_form_is_told_at_once_what_was_changed(staff):
    told = "The place where it was taken was removed from the file."
    for address in (
        lambda: reverse("wagtailimages:add"),
        lambda: reverse("wagtailimages:edit", args=[CustomImage.objects.get().pk]),
    ):
        answer = staff.post(address(), words() | {"file": upload(FILES, "photo of a phone")}, follow=True)
        assert [told in str(message) for message in answer.context["messages"]] == [True]


@pytest.mark.parametrize("door", DOORS)
def test_by_every_door_the_photo_of_a_phone_says_no_more_where_it_was_taken(door, staff):
    door(staff, upload(FILES, "photo of a phone"))
    picture = CustomImage.objects.get()
    with picture.file.open() as file:
        assert holds_nothing_else(file.read()).size == UPRIGHT
    assert (picture.width, picture.height) == UPRIGHT
    assert picture.prepared == ["position", "details"]


@pytest.mark.sampled("door")
@pytest.mark.parametrize("door", DOORS[:-1])
@pytest.mark.parametrize("name", BAD)
def test_by_every_door_a_bad_file_is_refused_in_a_sentence(door, name, staff):
    before = 1 if door is in_place_of_another else 0
    answer = door(staff, upload(BAD, name))
    assert CustomImage.objects.count() == before
    said = ("damaged", "not an image", "not a valid", "too many pixels", "empty", "no file", "required")
    assert any(sentence in answer.lower() for sentence in said)


@pytest.mark.sampled()
@pytest.mark.parametrize("name", sorted(BAD.keys() - {"another format than its name", "more pixels than are read"}))
def test_code_that_brings_a_bad_file_is_told_and_keeps_nothing(name):
    with pytest.raises(ValidationError):
        by_code(None, upload(BAD, name))
    assert not CustomImage.objects.exists()


def test_a_photo_stands_upright_and_keeps_its_colours():
    picture = by_code(None, upload(FILES, "photo of a phone"))
    with picture.file.open() as file:
        found = looked_at(file.read()).convert("RGB")
    sent = Image.open(BytesIO(FILES["photo of a phone"][1]())).transpose(Image.Transpose.ROTATE_270)
    for place in ((10, 10), (150, 200), (290, 390)):
        assert all(abs(a - b) < 6 for a, b in zip(found.getpixel(place), sent.getpixel(place), strict=True))


@pytest.mark.sampled()
@pytest.mark.parametrize("name", ["for print", "for print, no profile"])
def test_colours_for_print_become_those_of_screens(name):
    picture = by_code(None, upload(FILES, name))
    with picture.file.open() as file:
        assert looked_at(file.read()).mode == "RGB"
    assert picture.prepared == ["colours"]


def test_sixteen_bits_of_grey_are_scaled_and_not_cut_off():
    picture = by_code(None, SimpleUploadedFile("a.png", FILES["sixteen bits"][1]()))
    with picture.file.open() as file:
        assert looked_at(file.read()).mode == "L"


@pytest.mark.sampled()
@pytest.mark.parametrize("name", ["moving GIF", "moving WebP", "moving PNG"])
def test_of_an_animation_the_first_frame_is_kept_and_that_is_said(name, staff):
    assert "Of an animation, the first frame is used" in staff.get(reverse("wagtailimages:add")).content.decode()
    picture = by_code(None, upload(FILES, name))
    with picture.file.open() as file:
        assert getattr(looked_at(file.read()), "n_frames", 1) == 1
    html = staff.get(reverse("wagtailimages:edit", args=[picture.pk])).content.decode()
    assert "its first frame is used" in html


def test_photos_of_phones_may_be_chosen_and_become_jpeg(staff):
    html = staff.get(reverse("wagtailimages:add")).content.decode()
    assert "image/heic" in html
    many_at_once(staff, upload(FILES, "HEIC of a phone"))
    assert CustomImage.objects.get().file.name.endswith(".jpg")


def test_names_of_originals_cannot_be_guessed_and_stand_in_no_public_address():
    picture = by_code(None, upload(FILES, "photo of a phone"))
    token = picture.file.name.removeprefix("original_images/").removesuffix(".jpg")
    assert len(token) == 24
    public = picture.get_rendition(PUBLIC[0]).url + picture.filename
    assert token[:6] not in public and "atima" not in picture.file.name + public
