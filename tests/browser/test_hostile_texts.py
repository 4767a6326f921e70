"""No hostile text runs in a real browser, even when nothing before the last cleaning stopped it.

The pages are rendered as visitors get them, and shown without their policy (CSP): what is tested is the HTML itself.
"""

from html import escape

import pytest
from wagtail_localize.models import StringTranslation, Translation

from cms.core.templatetags import core_tags
from tests.factories.pages import store_raw
from tests.factories.translations import put_live
from tests.translations.exchanging import being_translated
from tests.translations.hostile import ADDRESSES, STRINGS, WORDS

ORIGIN = "http://127.0.0.1:9/"
HOSTILE = [text for text, _origin in [*STRINGS, *WORDS]]
LINKS = [f'<p><a href="{escape(address)}">words</a></p>' for address, _origin in ADDRESSES]


@pytest.fixture(scope="module", autouse=True)
def in_one_thread():
    """Playwright keeps an event loop in this thread, beside which Django refuses its database unless told."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture
def ran(chromium):
    """What ran when a page was opened, its links were followed and the mouse went over everything."""
    context = chromium.new_context()

    def show(html) -> list[str]:
        page, heard = context.new_page(), []
        page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
        page.route("**/*", lambda route: _answer(route, html))
        page.goto(ORIGIN)
        page.evaluate(TOUCH)
        page.wait_for_timeout(60)
        page.close()
        return heard

    yield show
    context.close()


TOUCH = """() => {
  for (const element of document.querySelectorAll('main, main *')) {
    element.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}));
    if (element.matches('a, button')) {
      if (element.protocol === 'javascript:') element.click();
      else if (element.matches('button')) element.click();
    }
  }
}"""


def _answer(route, html):
    if route.request.url == ORIGIN:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    else:
        route.abort()


def render(site, client, texts) -> str:
    """The public page of a post whose rich text holds these texts as they are."""
    store_raw(site.post, [{"type": "text", "value": text} for text in texts])
    answer = client.get("/en/news/second/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
def test_nothing_written_raw_into_rich_text_runs(site, client, ran):
    texts = [*HOSTILE, *LINKS]
    for start in range(0, len(texts), 8):  # few on a page, so that none hides behind another
        assert ran(render(site, client, texts[start : start + 8])) == [], texts[start : start + 8]
    assert ran(render(site, client, [*HOSTILE, *LINKS])) == []


@pytest.mark.django_db
def test_without_the_cleaning_they_would_run(site, client, ran, monkeypatch):
    """So that the tests beside this one can fail: much of the corpus runs in this browser."""
    monkeypatch.setattr(core_tags, "clean", lambda html: html)
    tried = [*HOSTILE, *LINKS][::4]
    running = [text for text in tried if ran(render(site, client, [text]))]
    assert len(running) > len(tried) / 3, running


@pytest.mark.django_db
def test_no_translation_runs_though_none_was_marked(site, client, ran, django_capture_on_commit_callbacks):
    texts = [text for text in HOSTILE if "id=" not in text]  # an unknown id makes the engine publish nothing
    names = {f"Paragraph {number}.": text for number, text in enumerate(texts)}
    translation = being_translated(site, html="".join(f"<p>{name}</p>" for name in names))
    segments = translation.source.stringsegment_set.select_related("string", "context")
    StringTranslation.objects.bulk_create(  # sends no signals, so nothing is marked
        StringTranslation(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=names.get(segment.string.data, WORDS[0][0]),
        )
        for segment in segments
        if segment.context.path != "slug"
    )
    with django_capture_on_commit_callbacks(execute=True):
        put_live(Translation.objects.get(pk=translation.pk))
    html = client.get("/fr/news/second/").content.decode()
    assert "Paragraph 0." not in html
    assert "&lt;script&gt;alert(1)" in html
    assert ran(html) == []
