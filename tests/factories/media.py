"""Uploads: small files with all that readers are told of them."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from cms.core.models import CustomDocument, CustomImage


def make_image(title="Table", **values):
    """A small picture."""
    file = BytesIO()
    Image.new("RGB", (8, 8), "red").save(file, "PNG")
    content = ContentFile(file.getvalue(), "table.png")
    return CustomImage.objects.create(title=title, file=content, **{"credit": "The network"} | values)


def make_document(title="Minutes", **values):
    """A text document in English."""
    return CustomDocument.objects.create(
        title=title, file=ContentFile(b"text", "minutes.txt"), **{"language": "en"} | values
    )
