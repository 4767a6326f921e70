"""Prepare pictures that were kept before there was such a step: as at upload, and under a name nobody can guess."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from PIL import Image
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

from .hidden import hidden_in
from .preparing import prepare

FOCAL = {"focal_point_x": 0, "focal_point_width": 0, "focal_point_y": 1, "focal_point_height": 1}


def prepare_stored(keep: bool) -> Iterator[tuple]:
    """Each such picture with what is or would be done (codes of notes) or the sentence why it cannot be."""
    for pk in list(get_image_model().objects.filter(prepared__isnull=True).order_by("pk").values_list("pk", flat=True)):
        image = get_image_model().objects.get(pk=pk)
        yield _tried(image, image.file, _replace, keep)


def prepare_portraits(keep: bool) -> Iterator[tuple]:
    """The same of the portraits of people in the admin, as far as their files hide anything."""
    for profile in UserProfile.objects.exclude(avatar__in=("", None)).select_related("user").order_by("pk"):
        if _hides_anything(profile.avatar):
            yield _tried(profile, profile.avatar, _replace_portrait, keep)


def _tried(row, field, replace, keep) -> tuple:
    try:
        ready = _prepared(field)
        if keep:
            replace(row, ready)
    except (ValidationError, OSError) as error:
        return row, None, " ".join(getattr(error, "messages", [str(error)]))
    return row, ready.notes, ""


def _hides_anything(field) -> bool:
    try:
        with field.storage.open(field.name, "rb") as file:
            return bool(hidden_in(Image.open(file)))
    except Exception:  # why it cannot be read is said where it is to be prepared
        return True


def _replace_portrait(profile, ready):
    old, storage = profile.avatar.name, profile.avatar.storage
    with transaction.atomic():
        profile.avatar.save(ready.name, ready, save=False)
        profile.save(update_fields=["avatar"])
        transaction.on_commit(lambda: storage.delete(old))


def _prepared(field):
    with field.storage.open(field.name, "rb") as file:
        return prepare(file, field.name)


def _replace(image, ready):
    """The old file and the sizes made of it go once the new one is certain."""
    old, storage, size = image.file.name, image.file.storage, (image.width, image.height)
    with transaction.atomic():
        image.file.save(ready.name, ready, save=False)
        _move_focal_point(image, size)
        image._set_image_file_metadata()
        image.save()
        image.renditions.all().delete()
        transaction.on_commit(lambda: storage.delete(old))


def _move_focal_point(image, size):
    for field, side in FOCAL.items():
        value = getattr(image, field)
        if value is not None:
            setattr(image, field, round(value * (image.width, image.height)[side] / (size[side] or 1)))
