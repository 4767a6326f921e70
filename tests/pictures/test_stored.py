"""Pictures that an installation has from before: nothing of them leaks, and a command makes them like new ones."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse
from wagtail.users.models import UserProfile

from cms.core.models import CustomImage, CustomRendition

from .files import BAD, FILES, UPRIGHT
from .test_upload import WORDS, holds_nothing_else

pytestmark = pytest.mark.django_db
ACCOUNT = {
    "name_email-email": "editor@example.org",
    "locale-preferred_language": "",
    "locale-current_time_zone": "Europe/Paris",
    "theme-theme": "system",
    "theme-contrast": "system",
    "theme-density": "default",
}


def kept_from_before(files, name):
    """As earlier versions kept it: the file as it came, under its own name."""
    file_name, make = files[name]
    picture = CustomImage(
        width=400, height=300, focal_point_x=200, focal_point_y=60, focal_point_width=40, focal_point_height=30, **WORDS
    )
    stored = default_storage.save(f"original_images/{file_name}", ContentFile(make()))
    CustomImage.objects.bulk_create([picture])
    CustomImage.objects.update(file=stored)
    return CustomImage.objects.get()


def run(*words) -> str:
    output = StringIO()
    call_command("prepare_pictures", *words, stdout=output)
    return output.getvalue()


def test_sizes_made_of_an_old_picture_hide_nothing():
    rendition = kept_from_before(FILES, "photo of a phone").get_rendition("fill-1200x630|format-jpeg")
    with rendition.file.open() as file:
        holds_nothing_else(file.read())


def test_a_dry_run_says_what_would_be_done_and_does_nothing():
    picture = kept_from_before(FILES, "photo of a phone")
    assert "Table: said where it was taken, held hidden details" in run("--dry-run")
    assert CustomImage.objects.get().file.name == picture.file.name


def test_old_pictures_are_prepared_and_their_old_files_are_gone(django_capture_on_commit_callbacks):
    old = kept_from_before(FILES, "photo of a phone")
    old_size = old.get_rendition("width-960|format-webp").file.name
    with django_capture_on_commit_callbacks(execute=True):
        assert "Pictures prepared: 1." in run()
    picture = CustomImage.objects.get()
    with picture.file.open() as file:
        assert holds_nothing_else(file.read()).size == UPRIGHT == (picture.width, picture.height)
    assert not default_storage.exists(old.file.name) and not default_storage.exists(old_size)
    assert not CustomRendition.objects.exists()
    assert (picture.focal_point_x, picture.focal_point_y) == (150, 80)
    assert "Pictures prepared: 0." in run()


def test_a_picture_that_cannot_be_prepared_is_named_and_the_others_go_on(django_capture_on_commit_callbacks):
    bad = kept_from_before(BAD, "cut off")
    good = CustomImage.objects.create(file=ContentFile(FILES["one pixel"][1](), "a.png"), **WORDS)
    CustomImage.objects.filter(pk=good.pk).update(prepared=None)
    with django_capture_on_commit_callbacks(execute=True):
        said = run()
    assert "Pictures prepared: 1. That cannot be: 1" in said and "damaged" in said
    assert set(CustomImage.objects.filter(prepared__isnull=True)) == {bad}


def test_portraits_of_people_in_the_admin_hide_nothing_either(client, django_capture_on_commit_callbacks):
    """At upload, and with the command where they were kept before."""
    file_name, make = FILES["photo of a phone"]
    user = get_user_model().objects.create_superuser("editor", password="x")
    client.force_login(user)
    form = {**ACCOUNT, "avatar-avatar": ContentFile(make(), file_name)}
    client.post(reverse("wagtailadmin_account"), form)
    with UserProfile.objects.get(user=user).avatar.open() as file:
        holds_nothing_else(file.read())
    old = default_storage.save(f"avatar_images/{file_name}", ContentFile(make()))
    UserProfile.objects.update(avatar=old)
    with django_capture_on_commit_callbacks(execute=True):
        assert "said where it was taken" in run("--dry-run") and default_storage.exists(old)
        assert "said where it was taken" in run()
    with UserProfile.objects.get(user=user).avatar.open() as file:
        holds_nothing_else(file.read())
    assert not default_storage.exists(old) and "Pictures prepared: 0." in run()
