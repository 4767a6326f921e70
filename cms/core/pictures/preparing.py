"""Make an uploaded picture fit for the site, or say in a sentence why that is not possible.

The file that is kept is written anew from the picture alone. Cutting single pieces out of the old one would leave what
nobody thought of: previews, a second picture behind the first, notes of programs.
"""

from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, JpegImagePlugin

from .colours import has_alpha, to_srgb
from .hidden import hidden_in
from .sizes import make_all_sizes

LONGEST = 16_383  # WebP can be no wider and no taller
FIRST_FRAME, SCALED, COLOURS = "first_frame", "scaled", "colours"
MOVING = {"GIF", "PNG", "WEBP", "AVIF"}  # a JPEG with several pictures is no animation: phones add a preview
WRITTEN_AS = {"JPEG": "JPEG", "MPO": "JPEG", "HEIF": "JPEG", "AVIF": "JPEG", "PNG": "PNG", "GIF": "GIF", "WEBP": "WEBP"}
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp"}

DAMAGED = _(
    "This picture is damaged or not complete: it cannot be read to its end. Take it once more from where it comes "
    "from, or open it in a picture program, save it as JPEG or PNG, and upload that."
)
UNFIT = _(
    "The site cannot make its sizes of this picture. Open it in a picture program, save it as JPEG or PNG, and upload "
    "that."
)


class PictureRefusedError(ValidationError):
    """Says in a sentence why a picture cannot be used."""


class Prepared(ContentFile):
    """A picture's file that is fit for the site. ``notes`` are codes of what was removed or changed."""

    def __init__(self, content: bytes, name: str, notes: list[str]):
        super().__init__(content, name)
        self.notes = notes


def prepare(file, name: str) -> Prepared:
    """Raises PictureRefusedError. Gives back what is prepared already."""
    if isinstance(file, Prepared):
        return file
    image, kind, notes = _read(file)
    kind = "PNG" if kind == "JPEG" and has_alpha(image) else kind
    try:
        content = _written(image, kind)
        make_all_sizes(content)
    except Exception as error:
        raise PictureRefusedError(UNFIT, code="unfit") from error
    return Prepared(content, PurePath(name).stem + ENDINGS[kind], notes)


def _read(file) -> tuple[Image.Image, str, list[str]]:
    """The picture as it is to be seen, the format it is written in, and what was done. Any fault of a file counts."""
    try:
        file.seek(0)
        image = Image.open(BytesIO(file.read()))
        kind = WRITTEN_AS[image.format or ""]
        notes = hidden_in(image)
        if image.format in MOVING and getattr(image, "n_frames", 1) > 1:
            notes.append(FIRST_FRAME)
        image.load()
        tables = _tables(image)
        return *_as_seen(image, kind, tables, notes), notes
    except Exception as error:
        raise PictureRefusedError(DAMAGED, code="damaged") from error


def _as_seen(image, kind, tables, notes):
    image, converted = to_srgb(_upright(image))
    if converted:
        notes.append(COLOURS)
    if max(image.size) > LONGEST:
        notes.append(SCALED)
        scale = LONGEST / max(image.size)
        image = image.resize([max(1, round(side * scale)) for side in image.size], Image.Resampling.LANCZOS)
    clean = image.copy()
    clean.info = {key: image.info[key] for key in ("transparency",) if key in image.info}
    clean.tables = tables if clean.mode in {"L", "RGB"} and not converted else None
    return clean, kind


def _upright(image):
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # what the camera wrote about it is broken; the picture is not
        return image


def _tables(image) -> dict | None:
    """How finely a JPEG was written: written with the same again, it loses nothing that can be seen."""
    if not isinstance(image, JpegImagePlugin.JpegImageFile):
        return None
    sampling = JpegImagePlugin.get_sampling(image)
    return {"qtables": image.quantization} | ({"subsampling": sampling} if sampling >= 0 else {})


def _written(image, kind) -> bytes:
    output = BytesIO()
    if kind == "JPEG":
        image = image if image.mode in {"L", "RGB"} else image.convert("RGB")
        how = getattr(image, "tables", None) or {"quality": 92}
        image.save(output, kind, optimize=True, progressive=True, **how)
    else:
        image.save(output, kind, **({"quality": 95} if kind == "WEBP" else {}))
    return output.getvalue()
