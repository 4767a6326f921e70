"""The hostile texts go through every door by which words come into a translation, and reach no reader by any."""

import json
import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlencode

import polib
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
from wagtail_localize.strings import StringValue
from wagtail_localize.views.edit_translation import apply_machine_translation

from cms.core.links import is_good
from cms.importer.examples import Examples
from cms.importer.translating import _translate_one
from news.models import NewsPage
from tests.built_once import built_once
from tests.factories.translations import put_live
from tests.translations.exchanging import being_translated, confirm, exported, filled, kinds, packed, send
from tests.translations.hostile import ADDRESSES, STRINGS, WORDS

pytestmark = pytest.mark.django_db
HOSTILE = [text for text, _origin in STRINGS]


class Running(HTMLParser):
    """What in a page would run: scripts, handlers, addresses that are script, elements that load."""

    LOADING = {"iframe", "object", "embed", "base", "frame", "applet", "form", "math"}

    def __init__(self, html):
        super().__init__()
        self.found, self._in_script = [], False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self._in_script = tag == "script"
        if tag in self.LOADING:
            self.found.append(tag)
        for name, value in attrs:
            script = (
                re.sub(r"[\x00-\x20\x7f-\xa0]", "", value or "")
                .lower()
                .startswith(("javascript:", "data:text", "vbscript:"))
            )
            if name.startswith("on") or script:
                self.found.append((tag, name, value))

    def handle_data(self, data):
        if self._in_script and "alert(1)" in data:
            self.found.append(data)

    def handle_comment(self, data):
        if "alert(1)" in data:
            self.found.append(data)

    handle_decl = unknown_decl = handle_pi = handle_comment


def runs(html):
    return Running(html).found


def original(number):
    return f"Paragraph number {number}."


NAMES = [original(number) for number in range(len(HOSTILE))]
PAIRS = dict(zip(NAMES, HOSTILE, strict=True))


@built_once
def translation(site):
    """A post with a paragraph for each hostile text, and with links that may be overridden."""
    links = '<p>Read <a href="https://example.org/">this</a>.</p>'
    return being_translated(site, html=links + "".join(f"<p>{name}</p>" for name in NAMES))


@pytest.fixture
def administrator(client):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


def segments(translation):
    rows = translation.source.stringsegment_set.select_related("string", "context").filter(string__data__in=NAMES)
    return {row.string.data: row for row in rows}


def through_the_editor(translation, client):
    for name, segment in segments(translation).items():
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        body = urlencode({"value": PAIRS[name]})
        answer = client.put(address, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code < 500
        assert answer.json()["error"], PAIRS[name]


def through_po(translation, client):
    bring(client, po(translation), "x.po")


def through_xliff(translation, client):
    bring(client, xliff(translation), "x.xlf")


def through_a_zip(translation, client):
    bring(client, packed(a__xlf=xliff(translation)), "x.zip")


def bring(client, content, name):
    preview = send(client, content, name)
    assert preview.status_code == 200
    assert {name: kind for name, kind in kinds(preview).items() if name in PAIRS} == dict.fromkeys(NAMES, "rejected")
    confirm(client, preview, conflicts="file")


def po(translation):
    file = polib.pofile(filled(exported(translation), PAIRS).decode())
    assert [entry.msgstr for entry in file if entry.msgid in PAIRS] == HOSTILE
    return str(file).encode()


def xliff(translation):
    """Each text stands in the data that a code refers to: the one place of XLIFF that may hold markup."""
    content = exported(translation, "xliff").decode()
    for name, text in PAIRS.items():
        data = f'<originalData><data id="d">{escape(text)}</data></originalData>'
        target = '<target>x<ph id="p" dataRef="d"/></target>'
        whole = f'{data}<segment state="translated"><source>{name}</source>{target}</segment>'
        content = content.replace(f"<segment>\n<source>{name}</source>\n</segment>", whole)
    assert content.count('dataRef="d"') == len(HOSTILE)
    return content.encode()


class Machine:
    display_name = "Hostile"

    def can_translate(self, source, target):
        return True

    def translate(self, source, target, strings):
        return {string: StringValue(PAIRS.get(string.data, string.data)) for string in strings}


def through_a_machine(translation, client):
    user = get_user_model().objects.get(username="administrator")
    apply_machine_translation(translation.pk, user, Machine())
    machine = StringTranslation.objects.filter(translation_type="machine", translation_of__data__in=NAMES)
    assert machine.count() == len(HOSTILE)


class Found:
    file = "x.po"

    def get(self, identifier, english):
        return PAIRS.get(english, english)


def through_the_importer(translation, client):
    post = NewsPage.objects.get(translation_key=translation.source.object_id, locale=translation.source.locale)
    _translate_one("post", post, translation.target_locale, Found(), Examples())


def through_code(translation, client):
    for name, segment in segments(translation).items():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=PAIRS[name],
            translation_type="manual",
        )


DOORS = [
    through_the_editor,
    through_po,
    through_xliff,
    through_a_zip,
    through_a_machine,
    through_the_importer,
    through_code,
]


@pytest.mark.parametrize("door", DOORS)
def test_no_hostile_text_reaches_a_reader(translation, administrator, django_capture_on_commit_callbacks, door):
    with django_capture_on_commit_callbacks(execute=True):
        door(translation, administrator)
    stored = StringTranslation.objects.filter(translation_of__data__in=NAMES)
    assert not stored.filter(has_error=False).exists()
    html = published(translation, administrator, django_capture_on_commit_callbacks)
    assert all(name in html for name in NAMES)  # the original's words stand in their place
    assert not runs(html)
    edit = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    assert administrator.get(edit).status_code == 200


def published(translation, client, capture) -> str:
    with capture(execute=True):
        put_live(Translation.objects.get(pk=translation.pk))
    html = client.get("/fr/news/second/").content.decode()
    return html[html.index("<main") : html.index("</main>")]


def test_what_got_past_every_check_is_cleaned_as_it_is_shown(
    translation, administrator, django_capture_on_commit_callbacks
):
    """Rows written past the signals, as SQL or a bulk import does, are not marked."""
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=segment.string, context=segment.context, locale=translation.target_locale, data=PAIRS[name]
        )
        for name, segment in segments(translation).items()
        if "id=" not in PAIRS[name]  # an unknown id makes the engine fail, so that nothing is published at all
    )
    html = published(translation, administrator, django_capture_on_commit_callbacks)
    assert NAMES[0] not in html
    assert not runs(html)


@pytest.mark.sampled()
@pytest.mark.parametrize(("text", "origin"), WORDS, ids=range(len(WORDS)))
def test_words_that_look_like_markup_stay_words_in_plain_fields_and_rich_text(
    site, administrator, django_capture_on_commit_callbacks, text, origin
):
    translation = being_translated(site, html="<p>Paragraph.</p>")
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        if segment.context.path != "slug":
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                data=text,
                translation_type="manual",
            )
    assert not StringTranslation.objects.filter(has_error=True).exists()
    published(translation, administrator, django_capture_on_commit_callbacks)
    html = administrator.get("/fr/news/second/").content.decode()
    assert not runs(html[html.index("<main") : html.index("</main>")]), origin
    target = translation.get_target_instance()
    assert target.title == StringValue(text).render_text()
    for address in (
        reverse("wagtailadmin_pages:edit", args=[target.pk]),
        reverse("wagtailadmin_explore", args=[target.get_parent().pk]),
    ):
        answer = administrator.get(address)
        assert answer.status_code == 200
        assert "<script>alert(1)" not in answer.content.decode()


def overridable(translation):
    return OverridableSegment.objects.get(source=translation.source, data_json__contains="example.org")


def test_no_hostile_address_reaches_a_reader(translation, administrator, django_capture_on_commit_callbacks):
    door = reverse("wagtail_localize:edit_override", args=[translation.pk, overridable(translation).pk])
    edit = reverse("wagtailadmin_pages:edit", args=[translation.get_target_instance().pk])
    for address, origin in ADDRESSES:
        for value in ("https://example.org/fr/", address):  # the engine writes over an override differently
            body = urlencode({"value": value})
            assert administrator.put(door, body, content_type="application/x-www-form-urlencoded").status_code < 500
        assert SegmentOverride.objects.get().has_error, origin
    assert administrator.get(edit).status_code == 200
    html = published(translation, administrator, django_capture_on_commit_callbacks)
    assert 'href="https://example.org/"' in html
    assert not runs(html)


def test_markup_instead_of_an_address_is_only_an_address_that_leads_nowhere(
    translation, administrator, django_capture_on_commit_callbacks
):
    segment = overridable(translation)
    for text in HOSTILE[::9]:
        SegmentOverride.objects.update_or_create(
            locale=translation.target_locale, context=segment.context, defaults={"data_json": json.dumps(text)}
        )
        assert not runs(published(translation, administrator, django_capture_on_commit_callbacks))


def test_the_editor_of_a_snippet_opens_with_every_hostile_text_in_it(site, administrator):
    Locale.objects.get_or_create(language_code="fr")
    practice = site.practice
    practice.problem = "".join(f"<p>{name}</p>" for name in NAMES)
    practice.save()
    source, _made = TranslationSource.update_or_create_from_instance(practice)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fr"))
    translation.save_target(publish=False)
    through_code(translation, administrator)
    target = translation.get_target_instance()
    answer = administrator.get(reverse("wagtailsnippets_regions_goodpractice:edit", args=[target.pk]))
    assert answer.status_code == 200
    assert StringTranslation.objects.filter(has_error=True).count() == len(HOSTILE)


def test_a_bad_address_in_a_block_or_a_field_is_no_link(site, client):
    """Written by SQL or an importer; the editor's own forms refuse it."""
    addresses = [text for text, _origin in ADDRESSES if not set("\n\t\x01") & set(text)]
    call = {"text": "Go", "link_text": "there", "page": None}
    blocks = [{"type": "call_to_action", "value": call | {"url": address}} for address in addresses]
    film = {"title": "Film", "language": ""}
    blocks += [{"type": "video", "value": film | {"url": address}} for address in addresses]
    blocks += [{"type": "text", "value": f'<p><a href="{escape(address)}">words</a></p>'} for address in addresses]
    post = NewsPage.objects.get(pk=site.post.pk)
    post.body = json.dumps(blocks)
    post.save(clean=False)
    html = client.get("/en/news/second/").content.decode()
    assert "Film" in html
    links = Links(html).found
    assert not [address for address in links if not is_good(address)]
    assert not set(addresses) & set(links)
    for address in addresses:
        type(site.practice).objects.filter(pk=site.practice.pk).update(source_url=address)
        links = Links(client.get("/en/good-practices/rural-farm/").content.decode()).found
        assert links
        assert address not in links


class Links(HTMLParser):
    """All addresses that a page links to, as a browser reads them."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name == "href"]
