"""Rich text is stored as an editor could have typed it, whatever the door, and every stored text can be opened."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail import fields
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import RichText

from cms.core.blocks import RICH_TEXT_FEATURES
from cms.core.draftail import RichTextArea
from cms.core.models import RichTextField, StreamField
from cms.core.stored_html import mended
from news.models import NewsPage
from regions.models import GoodPractice, RegionPage

BLOCK_ID = "11111111-1111-4111-8111-111111111111"
BROKEN = {
    "<p>x</p><li>item</li>": "<p>x</p><ul><li>item</li></ul>",
    "<li>a</li> <li>b</li><p>x</p><li>c</li>": "<ul><li>a</li><li>b</li></ul> <p>x</p><ul><li>c</li></ul>",
    '<p><a linktype="page">x</a></p>': "<p>x</p>",
    '<p><a linktype="page" id="x">x</a></p>': "<p>x</p>",
    '<p><a linktype="document" id="">x</a></p>': "<p>x</p>",
    '<p><a linktype="else" id="1">x</a></p>': "<p>x</p>",
    "<p><a>x</a> <a href=''>y</a></p>": "<p>x y</p>",
    '<p><a href="javascript:alert(1)">x</a></p>': "<p>x</p>",
    '<p><a href="https://a.example/">x<a linktype="page" id="3">y</a></a></p>': (
        '<p><a href="https://a.example/">x</a><a id="3" linktype="page">y</a></p>'
    ),
    "<p>one<br>two</p><hr>": "<p>one<br/>two</p><hr/>",
    "<b><p>x</p></b>": "<p>x</p>",
    "<p>open <b>and never closed": "<p>open <b>and never closed</b></p>",
    "</p>closed <i>before</b>": "<p></p>closed <i>before</i>",
    "<p>a<script>alert(1)</script><!-- c --></p>": "<p>a</p>",
    "<h1>Big</h1><table><tr><td>cell</td></tr></table>": "<h2>Big</h2><p>cell </p>",
    "<div>one</div><div><p>two</p></div>": "<p>one</p><p>two</p>",
    "<p onclick='x' class='y'>a\x00b</p>": "<p>ab</p>",
}
GOOD = [
    "",
    "plain words &amp; signs",
    '<p data-block-key="k1">Words <b>bold</b> <i>italic</i><br/>next</p><h2 data-block-key="k2">H</h2><hr/>',
    '<p><a linktype="page" id="3">page</a> <a linktype="document" id="4">file</a></p>',
    '<p><a href="https://example.org/?a=1&amp;b=2">away</a> <a href="mailto:a@example.org">mail</a></p>',
    '<ul><li data-block-key="k">one<ol><li>two</li></ol></li></ul><p lang="ar" dir="rtl">كيف حالك؟</p>',
]


def opened(html):
    """What Wagtail's own editor makes of a stored text; raises as the edit page would."""
    return json.loads(ContentstateConverter(RICH_TEXT_FEATURES).from_database_format(html))


@pytest.mark.django_db
@pytest.mark.parametrize("html", GOOD)
def test_what_an_editor_types_is_stored_to_the_letter(html):
    assert mended(html) == html
    assert opened(html)["blocks"]


@pytest.mark.django_db
@pytest.mark.parametrize("html", BROKEN)
def test_what_no_editor_types_is_mended_and_its_words_stay(html):
    assert mended(html) == BROKEN[html]
    assert opened(mended(html))["blocks"]


TAGS = st.sampled_from(
    ["p", "b", "i", "h1", "em", "li", "ul", "ol", "h2", "h3", "br", "hr", "blockquote", "div", "table", "td", "script"]
)
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.sampled_from(
        ['<a linktype="page">', '<a linktype="page" id="1">', '<a href="https://e.example/">', "<!--", "<br/>"]
    ),
    st.sampled_from(["word", " ", "&amp;", "&", " < ", '"', "<embed embedtype='image'/>", "<![CDATA[x]]>", "<?x?>"]),
)


class Words(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.feed(html)
        self.close()

    def handle_data(self, data):
        self.found.append(data)


@pytest.mark.django_db
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_is_stored_can_be_opened(html):
    stored = mended(html)
    opened(stored)
    assert mended(stored) == stored
    if "<script" not in html and "<!" not in html and "<?" not in html:
        assert "".join(Words(stored).found).count("word") == html.count("word")


@pytest.mark.parametrize("html", ["<p>x</p><li>item</li>", '<p><a linktype="page">x</a></p>'])
def test_the_editor_opens_what_was_stored_before(html):
    assert "item" in RichTextArea(features=RICH_TEXT_FEATURES).format_value(RichText(html).source).replace("x", "item")


def body(html):
    """A text, and one deep in a block of blocks."""
    return json.dumps([{"type": "text", "value": html, "id": BLOCK_ID}])


BAD, MENDED = "<p>x</p><li>item</li>", "<p>x</p><ul><li>item</li></ul>"


def saved(post):
    post.body = body(BAD)
    post.save()


def published_from_a_version(post):
    post.body = body(BAD)
    post.save_revision().publish()


def touched_before_it_is_saved(post):
    post.body = body(BAD)
    assert post.body[0].value.source == BAD
    post.save()


@pytest.mark.parametrize("door", [saved, published_from_a_version, touched_before_it_is_saved])
def test_a_page_is_stored_mended_whatever_wrote_it(site, client, door):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    door(NewsPage.objects.get(pk=site.post.pk))
    stored = NewsPage.objects.get(pk=site.post.pk)
    assert stored.body.raw_data[0]["value"] == MENDED
    if stored.latest_revision:
        assert json.loads(stored.latest_revision.content["body"])[0]["value"] == MENDED
    assert client.get(f"/admin/pages/{site.post.pk}/edit/").status_code == 200


def test_rich_text_of_an_entry_is_stored_mended_in_its_row_and_versions(site):
    practice = GoodPractice.objects.first()
    name = next(field.name for field in GoodPractice._meta.fields if type(field).__name__ == "RichTextField")
    setattr(practice, name, BAD)
    practice.save()
    assert getattr(GoodPractice.objects.get(pk=practice.pk), name) == MENDED
    assert practice.save_revision().content[name] == MENDED


def test_every_field_of_ours_with_rich_text_mends_what_it_stores():
    ours = re.compile(r"cms\.|home|news|regions|search|tests")
    found = [
        (field, model)
        for model in apps.get_models()
        if ours.match(model.__module__)
        for field in model._meta.get_fields()
        if isinstance(field, fields.RichTextField | fields.StreamField)
    ]
    assert {model for _field, model in found} >= {NewsPage, RegionPage, GoodPractice}
    assert all(isinstance(field, RichTextField | StreamField) for field, _model in found), found
