"""A word or an address without end is broken wherever it stands, on the narrowest screen."""

import pytest

from .kinds import KINDS, ONLY_IN, path

LONG = "Aufenthaltsgenehmigungsverlängerung https://example.org/inscription/rencontre-regionale-des-acteurs-2026"
# Words in a table and in a drawing stay as they are: a table scrolls by itself.
REPLACE = """long => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const found = texts.filter(text =>
    /\\p{L}{3}/u.test(text.data) && !text.parentElement.closest('table, svg, script, style, select, [hidden]'));
  found.forEach(text => { text.data = long; });
  return found.length;
}"""
WIDER = """() => [...document.querySelectorAll('body *')].filter(one => {
  const box = one.getBoundingClientRect();
  return (box.right > innerWidth + 1 || box.left < -1) && !one.closest('.visually-hidden, table, svg');
}).map(one => one.tagName + '.' + one.className).slice(0, 8)"""


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("kind", sorted(KINDS.keys() - ONLY_IN.keys()))
def test_every_text_of_a_page_may_hold_a_long_word(visit, kind, language):
    page = visit(path(kind, language), viewport={"width": 320, "height": 700})
    assert page.evaluate(REPLACE, LONG) > 20
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320, (width, page.evaluate(WIDER))
