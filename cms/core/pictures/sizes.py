"""The sizes that the site shows its pictures in. A picture of which one cannot be made is refused at upload."""

from io import BytesIO

from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from willow.plugins.pillow import PillowImage

PUBLIC = (
    "fill-480x270|format-webp",
    "fill-960x540|format-webp",
    "fill-1200x630|format-jpeg",
    "height-144|format-webp",
    "width-480|format-webp",
    "width-960|format-webp",
    "width-1920|format-webp",
)
ADMIN = ("max-165x165", "max-800x600")
ENOUGH = 1080  # pixels of the shorter side: what can be made of a picture so large can be made of a larger one


def make_all_sizes(content: bytes) -> None:
    """Raises what the picture library raises. The file is decoded once, not for each size."""
    with Image.open(BytesIO(content)) as opened:
        opened.load()
        image: Image.Image = opened
        kind, times = (opened.format or "").lower(), min(opened.size) // ENOUGH
        if times > 1 and image.mode != "P":
            image = image.reduce(times)
        unsaved = get_image_model()(width=image.width, height=image.height)
        decoded = PillowImage(image)
        decoded.format_name = kind
        for spec in (*PUBLIC, *ADMIN):
            _FromDecoded(spec).run(unsaved, BytesIO(), source=decoded)


class _FromDecoded(Filter):
    """Wagtail's own filter, given a picture that is open already."""

    def get_willow_image(self, image, source=None):
        return _Open(source)


class _Open:
    def __init__(self, image):
        self.image = image

    def __enter__(self):
        return self.image

    def __exit__(self, *error):
        return None
