"""What a picture's file says besides the picture: where it was taken, with what, and by whom."""

from PIL import ExifTags
from PIL.Image import Image

POSITION, DETAILS = "position", "details"
CAMERA = {
    "Make",
    "Model",
    "Artist",
    "Copyright",
    "Software",
    "DateTime",
    "ImageDescription",
    "HostComputer",
    "XPAuthor",
}
KEPT_BESIDE = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Raw profile type exif")
GPS_IN_XMP = b"GPSLatitude"


def hidden_in(image: Image) -> list[str]:
    """``POSITION`` if the file says where it was taken, ``DETAILS`` if it holds anything else besides the picture."""
    found = []
    if _says_where(image):
        found.append(POSITION)
    if any(image.info.get(key) for key in KEPT_BESIDE) or getattr(image, "text", None) or _camera(image):
        found.append(DETAILS)
    return found


def _says_where(image) -> bool:
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    xmp = xmp.encode(errors="replace") if isinstance(xmp, str) else xmp
    return GPS_IN_XMP in xmp or bool(_read(lambda: image.getexif().get_ifd(ExifTags.IFD.GPSInfo)))


def _camera(image) -> bool:
    tags = _read(image.getexif) or {}
    return any(ExifTags.TAGS.get(tag) in CAMERA for tag in tags)


def _read(read):
    """Broken data of a camera is no reason to refuse its picture."""
    try:
        return read()
    except Exception:
        return None
