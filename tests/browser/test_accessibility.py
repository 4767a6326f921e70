"""Nothing on any kind of page, in any language, shuts anybody out: axe finds nothing, and neither do our own measures.

Each page is looked at in one mode; together the pages meet every mode in every language and on every kind of page.
``every_mode.py`` beside this file looks at each page in each mode.
"""

import pytest

from . import axe, kinds
from .walk import Visit, look_at, walk

MODES = list(axe.MODES)


def chosen():
    """Each kind in each language, the modes dealt out in turn, and the Tab key once for each kind."""
    for number, kind in enumerate(kinds.KINDS):
        spoken = [language for language in kinds.CODES if kind in kinds.of(language)]
        for place, language in enumerate(spoken):
            mode = MODES[(number + place) % len(MODES)]
            yield Visit(kind, language, (mode,), tab=place == number % len(spoken))


@pytest.fixture(scope="module")
def found(real_site):
    return walk(real_site, list(chosen()))


@pytest.mark.parametrize("language", kinds.CODES)
def test_no_page_shuts_anybody_out(found, language):
    faults = {(visit.kind, *visit.modes): told for visit, told in found.items() if visit.language == language}
    assert {kind for kind, _mode in faults} == set(kinds.of(language))
    assert {where: told for where, told in faults.items() if told} == {}


BROKEN = (
    """<!doctype html><html lang="ar" dir="rtl"><title>x</title><style>
body { direction: ltr } a:focus { outline: none } .cut { height: 1.2em; overflow: hidden; width: 5em }
.far { width: 400px } .over { position: fixed; inset: 40px 0 auto 0; height: 90vh; background: white }</style>
<p style="color: #ccc">faint</p><img src="data:,"><div class="cut">cut off sooner or later</div>
<div class="far">far</div><button style="all: unset; display: block; width: 20px">x</button>
"""
    + "<p><a href='/'>one</a></p>" * 8
    + "<div class='over'></div></html>"
)


def test_what_shuts_people_out_is_found(chromium):
    page = chromium.new_page(viewport=axe.NARROW)
    page.set_content(BROKEN)
    faults = "\n".join(look_at(page, Visit("a broken page", "ar", ("narrow",), tab=True)))
    page.close()
    for fault in (
        "color-contrast",
        "image-alt",
        "0 of h1",
        "0 of main",
        "ar is not shown rtl",
        "the skip link is not first",
        "px too wide",
        "narrow: small: button",
        "cut off with more space: div.cut",
        "no visible focus",
        "covered focus",
    ):
        assert fault in faults, (fault, faults)
