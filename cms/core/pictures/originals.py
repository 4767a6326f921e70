"""The file field of pictures: whatever door a file comes in by, it is prepared before it is kept.

Originals have names that nobody can guess and that stand in no public address.
"""

import base64
import secrets
from pathlib import PurePath
from typing import Any

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .preparing import prepare

FOLDER = "original_images/"


def secret_name(name: str) -> str:
    """Where an original is kept; only its ending is left of the name it came with."""
    token = base64.b32encode(secrets.token_bytes(15)).decode().lower()
    return f"{FOLDER}{token}{PurePath(name).suffix.lower()}"


class OriginalFile(WagtailImageFieldFile):
    def save(self, name, content, save=True) -> None:
        ready = prepare(content, name)
        self.instance.prepared = ready.notes
        super().save(ready.name, ready, save=save)

    def get_image_dimensions(self) -> Any:
        """None where the file is no picture: what is wrong with it is said when it is checked or kept."""
        try:
            return super().get_image_dimensions()
        except FileNotFoundError:
            raise
        except Exception:
            return None, None


class OriginalField(WagtailImageField):
    attr_class = OriginalFile

    def deconstruct(self) -> tuple:
        """Migrations know Wagtail's own field: the tables are the same, and this code may move."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
