"""Rich text is cleaned once more as it is shown."""

import pytest
from django.template import engines
from django.utils import translation
from wagtail.rich_text import RichText

from cms.core.cleaning import clean
from cms.core.links import is_good
from tests.factories.pages import translate


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Heading</h2><p>Words <b>bold</b> <i>italic</i><br>next</p><ul><li>one</li></ul><ol><li>two</li></ol>",
        '<p><a href="https://example.org/?a=1&amp;b=2">away</a> <a href="/documents/1/x.pdf">file</a></p>',
        '<p><a href="mailto:a@example.org">mail</a> <a href="tel:+33123">call</a> <a href="#part">part</a></p>',
        '<p lang="ar" dir="rtl">كيف حالك؟</p><blockquote>5 &lt; 6 &amp; 7</blockquote>',
        '<p><a href="/en/news/" hreflang="en">news</a> <a>hidden</a></p>',
    ],
)
def test_what_the_editor_makes_passes_unchanged(html):
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<p onclick=alert(1) class=x id=y style=z>a</p>", "<p>a</p>"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="//example.org/">a</a></p>', "<p><a>a</a></p>"),
        ('<p><a href="https://example.org/" target="_blank">a</a></p>', '<p><a href="https://example.org/">a</a></p>'),
        ("<p><!-- --!><img src=x onerror=alert(1)> -->a</p>", "<p> --&gt;a</p>"),
        ("<p><span>a</span><u>b</u></p>", "<p>ab</p>"),
    ],
)
def test_everything_else_is_taken_out_and_the_words_stay(html, shown):
    assert clean(html) == shown


def test_depth_and_size_do_not_break_it():
    assert "x" in clean("<b>" * 50_000 + "x")


@pytest.mark.django_db
@pytest.mark.parametrize("template", ["{{ text }}", "{% load wagtailcore_tags %}{{ source|richtext }}"])
def test_every_way_to_show_rich_text_cleans_it(template):
    source = "<p>a<img src=x onerror=alert(1)></p>"
    html = engines["django"].from_string(template).render({"text": RichText(source), "source": source})
    assert html.strip() == "<p>a</p>"


@pytest.mark.django_db
def test_links_to_pages_keep_their_address_and_language(site):
    translate(site.news, "fr")
    source = f'<p><a linktype="page" id="{site.post.pk}">post</a> <a linktype="page" id="{site.news.pk}">news</a></p>'
    with translation.override("fr"):
        html = str(RichText(source)).strip()
    assert html == ('<p><a href="/fr/news/second/" hreflang="en">post</a> <a href="/fr/news/">news</a></p>')


def test_an_address_is_good_or_it_is_not():
    assert all(map(is_good, ["https://example.org/", "/fr/", "#x", "mailto:a@b.org", "a?b=c:d", ""]))
    assert not any(
        map(is_good, ["javascript:x", "//x", "\\\\x", "java\tscript:x", "data:x", "javascript&colon;x", "[x://"])
    )
