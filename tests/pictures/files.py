"""Files of pictures as people have them, made here."""

from functools import cache
from io import BytesIO

from PIL import ExifTags, Image, ImageCms

SECRET = b"Canon EOS of Fatima"
UPRIGHT = (300, 400)


def as_file(image, kind, **more) -> bytes:
    output = BytesIO()
    image.save(output, kind, **more)
    return output.getvalue()


def drawing(size=(320, 200), mode="RGB"):
    image = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", [image, image.rotate(180), image]).convert(mode)


def exif(orientation=1) -> bytes:
    """Where, with what and by whom, as a phone writes it."""
    found = Image.Exif()
    found[ExifTags.Base.Make] = found[ExifTags.Base.Artist] = SECRET.decode()
    found[ExifTags.Base.Orientation] = orientation
    found.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (45.0, 11.0, 18.0), 3: "E", 4: (5.0, 43.0, 7.0)})
    return found.tobytes()


def xmp() -> bytes:
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf exif:GPSLatitude="45,11N" by="' + SECRET + b'"/></x:xmpmeta>'


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def phone_photo() -> bytes:
    return as_file(drawing((400, 300)), "JPEG", exif=exif(6), xmp=xmp(), comment=SECRET)


def print_photo() -> bytes:
    """CMYK with a profile of other colours: no WebP can be made of it as it is."""
    return as_file(drawing(mode="CMYK"), "JPEG", icc_profile=srgb())


def moving(kind="GIF") -> bytes:
    frames = [drawing().point(lambda value, step=step: value * step // 4) for step in range(1, 4)]
    return as_file(frames[2], kind, save_all=True, append_images=frames[:2], duration=100, loop=0)


@cache
def too_many_pixels() -> bytes:
    return as_file(Image.new("1", (8000, 6000)), "PNG")


FILES = {
    "photo of a phone": ("Fatima at home.jpg", phone_photo),
    "HEIC of a phone": ("IMG_0001.HEIC", lambda: as_file(drawing(), "HEIF", exif=exif())),
    "AVIF": ("a.avif", lambda: as_file(drawing(), "AVIF", exif=exif())),
    "PNG with notes": ("a.png", lambda: as_file(drawing(), "PNG", exif=exif())),
    "WebP with notes": ("a.webp", lambda: as_file(drawing(), "WEBP", exif=exif(), xmp=xmp())),
    "for print": ("a.jpg", print_photo),
    "for print, no profile": ("a.jpeg", lambda: as_file(drawing(mode="CMYK"), "JPEG")),
    "broken profile": ("a.jpg", lambda: as_file(drawing(), "JPEG", icc_profile=b"no profile at all")),
    "too tall": ("a.png", lambda: as_file(drawing((100, 20_000)), "PNG")),
    "too wide": ("a.png", lambda: as_file(drawing((20_000, 3)), "PNG")),
    "one pixel": ("a.png", lambda: as_file(drawing((1, 1)), "PNG")),
    "sixteen bits": ("a.png", lambda: as_file(drawing().convert("I;16"), "PNG")),
    "black and white": ("a.png", lambda: as_file(drawing(mode="1"), "PNG")),
    "see-through": ("a.png", lambda: as_file(drawing(mode="RGBA"), "PNG")),
    "palette": ("a.png", lambda: as_file(drawing(mode="P"), "PNG", transparency=0)),
    "grey": ("a.jpg", lambda: as_file(drawing(mode="L"), "JPEG", exif=exif())),
    "moving GIF": ("a.gif", moving),
    "moving WebP": ("a.webp", lambda: moving("WEBP")),
    "moving PNG": ("a.png", lambda: moving("PNG")),
}
BAD = {
    "cut off": ("a.jpg", lambda: phone_photo()[:-700]),
    "cut off PNG": ("a.png", lambda: as_file(drawing(), "PNG")[:-200]),
    "corrupt GIF": ("a.gif", lambda: moving()[:20] + b"\xff" * 40),
    "only the beginning of a GIF": ("a.gif", lambda: moving()[:12]),
    "corrupt WebP": ("a.webp", lambda: as_file(drawing(), "WEBP")[:60]),
    "corrupt HEIC": ("a.heic", lambda: as_file(drawing(), "HEIF")[:300]),
    "a page named as a picture": ("a.png", lambda: b"<html><script>alert(1)</script>"),
    "another format than its name": ("a.png", phone_photo),
    "more pixels than are read": ("a.png", too_many_pixels),
    "empty": ("a.png", lambda: b""),
}
