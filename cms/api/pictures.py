"""Pictures in named sizes, without a query and without making a single one: each is made when it is first fetched.

The address is Wagtail's signed one (``wagtailimages_serve``), so nobody can ask for sizes that are not offered here.
"""

from functools import cache

from django.urls import reverse
from wagtail.images.models import Filter
from wagtail.images.utils import generate_signature

from cms.core.models import CustomImage

SIZES = {
    "small": "fill-480x270|format-webp",
    "medium": "width-960|format-webp",
    "large": "width-1920|format-webp",
    "share": "fill-1200x630|format-jpeg",
}
TYPES = {"webp": "image/webp", "jpeg": "image/jpeg"}


@cache
def _filter(spec: str) -> Filter:
    return Filter(spec=spec)


def picture(image: CustomImage | None, absolute, *, alt: str | None = None, decorative=False, locale="") -> dict | None:
    """The fields of ``schemas.Picture``. ``alt`` in ``locale`` takes the place of the picture's own description."""
    if image is None:
        return None
    own = alt is None
    return {
        "alt": "" if decorative else image.description if own else alt,
        "alt_locale": image.language if own else locale,
        "decorative": decorative,
        "credit": image.credit,
        "renditions": [_rendition(image, name, spec, absolute) for name, spec in SIZES.items()],
    }


def _rendition(image, name, spec, absolute):
    size = _filter(spec).get_transform(image).size
    width, height = (max(1, round(side)) for side in size)
    address = reverse("wagtailimages_serve", args=[generate_signature(image.pk, spec), image.pk, spec])
    return {
        "name": name,
        "url": absolute(address + image.filename),
        "width": width,
        "height": height,
        "type": TYPES[spec.rsplit("-", 1)[1]],
    }
