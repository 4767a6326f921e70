"""Sizes of stored pictures, where one that cannot be made is told to staff and takes nothing else down.

Wagtail knows one error that its tags and views bear: the original cannot be read. Whatever else goes wrong, in the
picture library or on a full disk, is said as that one.
"""

from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from .. import failures


class NoSuchSizeError(SourceImageIOError):
    """A size of a picture could not be made; staff were told."""


Mixed: Any = object  # what it is mixed into has the rest


class SizesCanFail(Mixed):
    """For the model of pictures."""

    def create_rendition(self, filter) -> Any:
        with self._making():
            return super().create_rendition(filter)

    def create_renditions(self, *filters) -> Any:
        with self._making():
            return super().create_renditions(*filters)

    @contextmanager
    def _making(self):
        what = f"{self.pk}-{self.file.name}"
        if failures.is_known("picture", what):  # trying again for each reader would cost as much as succeeding
            raise NoSuchSizeError(what)
        try:
            yield
        except (NoSuchSizeError, InvalidFilterSpecError, DatabaseError):
            raise
        except Exception as error:
            failures.note("picture", self, error, key=what)
            raise NoSuchSizeError(str(error)) from error


def renditions(picture, specs) -> list:
    """The sizes of a picture, or none where one of them cannot be made."""
    try:
        return list(picture.get_renditions(*specs).values())
    except SourceImageIOError:
        return []
