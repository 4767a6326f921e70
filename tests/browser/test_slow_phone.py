"""What a page costs somebody with an old phone and dear data. Time is measured by ``make bench-pages``."""

import pytest

from cms.core import languages

from . import kinds
from .slow_phone import load

KB = 1024
MOST_REQUESTS = 8
WITH_PICTURE = {"region"}


def budget(kind: str, language: str) -> int:
    """Bytes that a first visit may load."""
    if kind in WITH_PICTURE:
        return 120 * KB
    return (100 if languages.direction(language) == "rtl" else 60) * KB


def excesses(kind, language, loaded) -> list[str]:
    """What is more than a reader should have to load."""
    limits = {
        "bytes": (loaded.total, budget(kind, language)),
        "requests": (len(loaded.requests), MOST_REQUESTS),
        "bytes of style": (loaded.bytes["Stylesheet"], 12 * KB),
        "bytes of script": (loaded.bytes["Script"], 10 * KB),
        "moved": (loaded.moved, 0.02),
        "outside requests": (len(loaded.outside), 0),
        "cookies": (len(loaded.cookies), 0),
    }
    return [f"{what}: {found} over {limit}" for what, (found, limit) in limits.items() if found > limit]


# Each kind in the language with the most bytes to a letter; those with most text in one that has less to spend.
VISITS = [(kind, kinds.HEAVIEST) for kind in kinds.of(kinds.HEAVIEST)]
VISITS += [(kind, "fr") for kind in ("region", "news", "post", "changed since")]


@pytest.mark.parametrize(("kind", "language"), VISITS)
def test_a_first_visit_stays_within_its_bytes(chromium, real_site, kind, language):
    loaded = load(chromium, real_site, kinds.path(kind, language))
    assert loaded.bytes["Document"] and loaded.bytes["Stylesheet"] and loaded.bytes["Script"]
    assert excesses(kind, language, loaded) == [], (loaded.requests, dict(loaded.bytes))


@pytest.mark.parametrize("kind", ["front page", "region", "post"])
def test_nothing_moves_while_a_slow_phone_loads(chromium, real_site, kind):
    loaded = load(chromium, real_site, kinds.path(kind, kinds.HEAVIEST), slow=True)
    assert loaded.painted > 0
    assert loaded.moved <= 0.02
