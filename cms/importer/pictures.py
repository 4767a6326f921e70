"""The demonstration's pictures, drawn here: a landscape made from each region's own data, and the European emblem."""

import io
import math
import random

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

from cms.core.models import CustomImage

from .records import Record

WIDTH, HEIGHT, SCALE = 1600, 900, 2
CREDIT = "Drawn by Roundtable from the region's data (CC0)"
SKIES = (("#cfe6f2", "#fdf3d8"), ("#d8e8d6", "#fff6dc"), ("#dfe3f3", "#fdeeda"), ("#cde9e4", "#fbf4df"))
HILLS = ("#9cc3a8", "#6fa687", "#3f8460", "#1f6a46", "#0b4a30")


def landscape(record: Record) -> CustomImage:
    """A drawn landscape for a region: hills higher in the south, waves from its longitude, ten seats in the sky."""
    draw = random.Random(record.id)  # noqa: S311 - the same region always gives the same picture
    image = _sky(draw.choice(SKIES))
    pencil = ImageDraw.Draw(image)
    _seats(pencil, draw)
    rise = max(0.3, min(1.0, (55 - float(record.get("latitude", 48))) / 15))
    shift = float(record.get("longitude", 0))
    for layer, colour in enumerate(HILLS):
        _hill(pencil, draw, layer, colour, rise, shift)
    title = record.get("title")
    return _save(
        image.resize((WIDTH, HEIGHT), Image.LANCZOS),
        f"landscape-{record.id}",
        title=f"Landscape for {title}",
        description=f"Drawing of hills under a sky with a ring of ten dots, made from the position of {title}.",
        credit=CREDIT,
    )


def _sky(colours):
    top, bottom = (Image.new("RGB", (1, 1), colour).getpixel((0, 0)) for colour in colours)
    sky = Image.new("RGB", (1, HEIGHT))
    for y in range(HEIGHT):
        part = y / HEIGHT
        sky.putpixel((0, y), tuple(round(a + (b - a) * part) for a, b in zip(top, bottom, strict=True)))
    return sky.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.BILINEAR)


def _seats(pencil, draw):
    centre_x, centre_y = draw.uniform(0.2, 0.8) * WIDTH * SCALE, 0.24 * HEIGHT * SCALE
    radius, seat = 120 * SCALE, 17 * SCALE
    for number in range(10):
        angle = number * math.tau / 10
        x, y = centre_x + radius * math.cos(angle), centre_y + radius * math.sin(angle)
        colour = "#ffc83d" if number == 0 else "#ffffff"
        pencil.ellipse((x - seat, y - seat, x + seat, y + seat), fill=colour)


def _hill(pencil, draw, layer, colour, rise, shift):
    base = HEIGHT * (0.5 + 0.11 * layer)
    waves = [(draw.uniform(0.6, 2.6) + layer * 0.3, draw.uniform(0, math.tau), draw.uniform(0.3, 1)) for _ in range(4)]
    height = 150 * rise * (1 - layer * 0.12)
    points = []
    for x in range(0, WIDTH + 9, 8):
        part = x / WIDTH + shift / 40
        wave = sum(size * math.sin(speed * math.tau * part + start) for speed, start, size in waves) / 2
        points.append((x * SCALE, (base - height * wave) * SCALE))
    pencil.polygon([*points, (WIDTH * SCALE, HEIGHT * SCALE), (0, HEIGHT * SCALE)], fill=colour)


def emblem() -> CustomImage:
    """The emblem of the European Union: twelve gold stars in a ring on blue, in the proportions of its guide.

    Height two thirds of the width; stars on a circle of a third of the height, each in a circle of an eighteenth,
    point upwards, at the hours of a clock (Council of Europe and European Union, graphical specifications).
    """
    height = 720
    image = Image.new("RGB", (height * 3 // 2 * SCALE, height * SCALE), "#003399")
    pencil = ImageDraw.Draw(image)
    middle_x, middle_y, ring, radius = image.width / 2, image.height / 2, image.height / 3, image.height / 18
    for hour in range(12):
        x = middle_x + ring * math.sin(hour * math.tau / 12)
        y = middle_y - ring * math.cos(hour * math.tau / 12)
        pencil.polygon(_star(x, y, radius), fill="#ffcc00")
    return _save(
        image.resize((height * 3 // 2, height), Image.LANCZOS),
        "european-union-emblem",
        title="Emblem of the European Union",
        description="Emblem of the European Union: twelve gold stars in a ring on blue.",
        credit="European Union",
    )


def _star(x, y, radius):
    inner = radius * math.sin(math.radians(18)) / math.sin(math.radians(54))
    points = []
    for corner in range(10):
        length = radius if corner % 2 == 0 else inner
        angle = corner * math.tau / 10
        points.append((x + length * math.sin(angle), y - length * math.cos(angle)))
    return points


def _save(image, name, **values) -> CustomImage:
    found = CustomImage.objects.filter(title=values["title"], credit=values["credit"]).first()
    if found:
        return found
    content = io.BytesIO()
    image.quantize(128).save(content, "PNG", optimize=True)
    content.seek(0)
    picture = CustomImage(file=ImageFile(content, name=f"{name}.png"), **values)
    picture.full_clean(exclude=["width", "height"])
    picture.save()
    return picture
