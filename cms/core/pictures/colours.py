"""Pictures in the colours of the web: sRGB, eight bits, without a profile of their own.

A profile is converted and not kept: browsers then show the same colours, and a profile may name the device.
"""

from io import BytesIO

from PIL import Image, ImageCms

AS_THEY_ARE = {"1", "L", "LA", "P", "RGB", "RGBA"}
DEEP = 256  # 16 bits for one of 8


def to_srgb(image: Image.Image) -> tuple[Image.Image, bool]:
    """The picture in sRGB, and whether its colours had to be converted."""
    profile = image.info.get("icc_profile")
    converted = _by_profile(image, profile) if profile else None
    if converted is not None:
        return converted, image.mode not in AS_THEY_ARE
    plain = _plain(image)
    return plain, image.mode not in AS_THEY_ARE or bool(profile)


def has_alpha(image: Image.Image) -> bool:
    return image.mode in {"LA", "RGBA", "PA", "La", "RGBa"} or "transparency" in image.info


def _by_profile(image, profile):
    """None where the profile is broken or belongs to another kind of colours than the picture's."""
    source = image.convert("RGBA" if has_alpha(image) else "RGB") if image.mode in {"P", "1", "LA", "PA"} else image
    try:
        return ImageCms.profileToProfile(
            source,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGBA" if source.mode == "RGBA" else "RGB",
        )
    except Exception:
        return None


def _plain(image):
    if image.mode.startswith("I"):  # 16 bits of grey, which ``convert`` would cut off instead of scaling
        return image.convert("I").point(lambda value: value / DEEP).convert("L")
    if image.mode == "P" or (image.mode in AS_THEY_ARE and "transparency" not in image.info):
        return image
    return image.convert("RGBA" if has_alpha(image) else "RGB")
