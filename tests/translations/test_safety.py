"""Nothing reaches a reader that the checks did not pass, whichever door it came through."""

import json
import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.translations.validation.safety import accept, fault_of, fault_of_link
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.pages import translate
from tests.factories.translations import put_live
from tests.translations.hostile import ADDRESSES, STRINGS

pytestmark = pytest.mark.django_db

WORDS = 'We met <a id="a1">in the village</a>.'
RUNS = re.compile(
    r"<script(?! type=.(?:module|application/ld\+json))|<iframe|<object|<embed|<[a-z][^>]*\son\w+\s*=|javascript:|<!--",
    re.I,
)
LINKED = '<p>We met <a href="https://example.org/">in the village</a>.</p>'


@built_once
def translation(site):
    """A post with a link, being translated into French; its parents are there."""
    translate(site.news, "fr")
    post = NewsPage.objects.get(pk=site.post.pk)
    post.body = json.dumps([{"type": "text", "value": LINKED}])
    post.save_revision().publish()
    source, _made = TranslationSource.update_or_create_from_instance(NewsPage.objects.get(pk=post.pk))
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fr"))
    translation.save_target(publish=False)
    return translation


@pytest.fixture
def administrator(client):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


def body_string(translation):
    return translation.source.stringsegment_set.select_related("string", "context").get(string__data=WORDS)


def put(client, translation, text):
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, body_string(translation).pk])
    return client.put(address, urlencode({"value": text}), content_type="application/x-www-form-urlencoded")


def published(translation, client, django_capture):
    with django_capture(execute=True):
        put_live(Translation.objects.get(pk=translation.pk))
    return client.get("/fr/news/second/").content.decode()


def stored(translation):
    return StringTranslation.objects.get(translation_of=body_string(translation).string)


@pytest.mark.once
@pytest.mark.parametrize(("text", "origin"), STRINGS, ids=range(len(STRINGS)))
def test_a_hostile_string_is_refused(text, origin):
    assert fault_of(text, "Words."), origin


def save(translation, text):
    segment = body_string(translation)
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": text, "has_error": False, "field_error": ""},
    )


def test_no_hostile_string_reaches_a_reader(translation, client, django_capture_on_commit_callbacks):
    for text, origin in STRINGS:
        save(translation, text)
        assert stored(translation).has_error, (text, origin)
    html = published(translation, client, django_capture_on_commit_callbacks)
    assert "in the village" in html
    assert not RUNS.search(html)


@pytest.mark.parametrize(("text", "origin"), STRINGS[:3] + STRINGS[10:11] + STRINGS[20:23], ids=range(7))
def test_the_door_of_one_string(translation, administrator, text, origin):
    response = put(administrator, translation, text)
    assert response.status_code < 500
    assert stored(translation).has_error
    assert response.json()["error"]


def test_a_good_value_clears_the_mark(translation, administrator):
    put(administrator, translation, "<!-- x -->")
    put(administrator, translation, 'Nous étions <a id="a1">au village</a>.')
    assert not stored(translation).has_error


@pytest.mark.once
@pytest.mark.parametrize(
    "text",
    [
        "Nous étions au village.",
        'Nous <a id="a1">étions</a> <a id="a1">au village</a>.',
        'Nous étions <a id="a2">au village</a>.',
        '<b>Nous étions <a id="a1">au village</a>.',
        'Nous étions <a id="a1">au village.',
        "<br>",
        "<b></b>",
        "<br/> <i></i>",
        "\u200b\u00ad\ufeff",
        'Nous étions <a id="a1"></a>.',
        'Nous étions <a id="a1"> </a>.',
        'Nous étions <a id="a1">\xa0</a>.',
        'Nous <b>étions</b> <a id="a1">au village</a>.',
        'Nous étions <a id="a1">au <a id="a1">village</a></a>.',
        '\u202eNous étions <a id="a1">au village</a>.',
        '\u202bNous étions <a id="a1">au village</a>.\u202c',
        '\u2067Nous étions <a id="a1">au village</a>.',
        'Nous étions\u2069 <a id="a1">au village</a>.',
        "\xa0",
        'Nous <a id="a1">étions</a> ' + "très " * 500,
    ],
)
def test_lost_doubled_or_broken_links_tags_and_words_are_refused(text):
    assert fault_of(text, WORDS)


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "original"),
    [
        ('Nous étions <a id="a1">au village</a>.', WORDS),
        ("<b>Quand</b> et <em>où</em>", "<strong>When</strong> and <i>where</i>"),
        ("5 &lt; 6 &amp; 7 &gt; 6", "5 &lt; 6 &amp; 7 &gt; 6"),
        ("كيف حالك؟", "How are you?"),
        ("Eins<br>zwei", "One<br>two"),
        ("L’« école »", "The “school”"),
        ("\u2067شبكة\u2069 Isère\u200f 2\u200e", "Network Isère 2"),
        ("Eins zwei", "One<br/>two"),
        ("…", "…"),
        ("", ""),
    ],
)
def test_good_strings_pass(text, original):
    assert fault_of(text, original) == ""


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("<b>Un</b> deux", "<b>One</b> <b>two</b>"),
        ("<b>Un</b> <b>deux</b>", "<b>One</b> two"),
        ("<i>Un</i>", "<b>One</b>"),
        ("<code>Un</code>", "One"),
    ],
)
def test_lost_doubled_or_other_tags_are_refused_and_named(text, original):
    assert "<" in fault_of(text, original)


@pytest.mark.once
@pytest.mark.parametrize(
    "text", ["<br/>", "<br/><br/>", " \n", "\xa0", "&nbsp;", "&#160;", "\u200b\u00ad", "\ufeff", "\u2060", "\u2063", ""]
)
def test_a_text_that_shows_nothing_is_refused(text):
    assert "no words" in fault_of(text, "Words.")
    assert fault_of(f"<b>{text}</b>", "<b>Words.</b>")


def test_words_carried_over_to_a_changed_original_may_lack_its_new_links_and_tags():
    assert fault_of("Nous étions au village.", WORDS, carried=True) == ""
    assert fault_of("<b>Nous</b> étions " + "x" * 600, "a", carried=True) == ""
    assert fault_of('<a id="a2">Nous</a>', WORDS, carried=True)
    assert all(fault_of(text, "Words.", carried=True) for text, _origin in STRINGS)


@pytest.mark.once
@pytest.mark.parametrize(
    "text", ["<" * 100_000, "<a" * 60_000, "&" * 100_000, "<!" * 50_000, "\ud800", "<b>" * 9 + "x", ""]
)
def test_one_call_gives_what_may_be_stored_and_why_it_may_not_be_shown(text):
    stored, fault = accept(text, "Words.")
    assert fault
    assert len(stored) <= 20_000
    stored.encode()


def test_a_control_character_is_taken_out(translation):
    save(translation, 'Nous\x00 étions\x08 <a id="a1">au village</a>.')
    assert stored(translation).data == 'Nous étions <a id="a1">au village</a>.'
    assert not stored(translation).has_error


@pytest.mark.parametrize("text", ["<b>" * 5_000 + "deep" + "</b>" * 5_000, "long " * 100_000])
def test_what_would_break_the_editor_is_not_stored(translation, administrator, text):
    save(translation, text)
    assert stored(translation).has_error
    assert len(stored(translation).data) <= 2_000
    edit = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    assert administrator.get(edit).status_code == 200


def test_the_door_of_one_string_answers_a_missing_text_without_an_error_page(translation, administrator):
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, body_string(translation).pk])
    assert administrator.put(address, "", content_type="application/x-www-form-urlencoded").status_code == 400


def test_the_door_of_one_string_refuses_what_is_far_too_long(translation, administrator):
    assert put(administrator, translation, "x" * 300_000).status_code == 413


@pytest.mark.once
@pytest.mark.parametrize(("address", "origin"), ADDRESSES, ids=range(len(ADDRESSES)))
def test_a_hostile_address_is_refused(address, origin):
    assert fault_of_link(address), origin


@pytest.mark.once
@pytest.mark.parametrize(
    "address", ["https://example.org/a?b=c:d&e=f", "/fr/news/", "mailto:a@example.org", "tel:+33123", "#x", "a/b?c=d:e"]
)
def test_good_addresses_pass(address):
    assert fault_of_link(address) == ""


def override(translation, value):
    segment = OverridableSegment.objects.get(source=translation.source, data_json__contains="example.org")
    SegmentOverride.objects.update_or_create(
        locale=translation.target_locale, context=segment.context, defaults={"data_json": json.dumps(value)}
    )
    return SegmentOverride.objects.get(context=segment.context)


def test_no_hostile_address_reaches_a_reader(translation, client, django_capture_on_commit_callbacks):
    save(translation, 'Nous étions <a id="a1">au village</a>.')
    for address, origin in ADDRESSES:
        assert override(translation, address).has_error, origin
    html = published(translation, client, django_capture_on_commit_callbacks)
    assert 'href="https://example.org/"' in html
    assert not RUNS.search(html)


def test_a_good_override_clears_the_mark_and_is_shown(translation, client, django_capture_on_commit_callbacks):
    save(translation, 'Nous étions <a id="a1">au village</a>.')
    override(translation, "javascript:alert(1)")
    assert not override(translation, "https://example.org/fr/").has_error
    html = published(translation, client, django_capture_on_commit_callbacks)
    assert 'href="https://example.org/fr/"' in html


def test_an_override_by_a_number_cannot_break_publishing(translation, client, django_capture_on_commit_callbacks):
    assert override(translation, 999_999).has_error
    assert "Second roundtable" in published(translation, client, django_capture_on_commit_callbacks)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_translation_is_never_turned_into_an_alias(translation, administrator, method):
    address = reverse("wagtail_localize:convert_to_alias", args=[translation.get_target_instance().pk])
    response = getattr(administrator, method)(address, follow=True)
    assert "no page stands in for a translation" in response.content.decode()
    assert translation.get_target_instance().alias_of_id is None
    assert Translation.objects.filter(pk=translation.pk).exists()
