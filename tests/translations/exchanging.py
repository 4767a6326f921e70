"""What the tests of files in and out share: a post that is being translated, and files of it."""

import io
import json
import zipfile

import polib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.translations.file_exchange.collecting import collect
from cms.translations.file_exchange.files import WRITERS
from news.models import NewsPage
from tests.factories.pages import translate

SECOND, FISH = "Second paragraph.", "Fish &amp; chips cost 5 &lt; 6."
LINKED = 'We met <a id="a1">in the village</a> and <b>talked</b>.'
LINKED_FR = 'Nous nous sommes vus <a id="a1">au village</a> et avons <b>parlé</b>.'
HTML = (
    '<p>We met <a href="https://example.org/">in the village</a> and <b>talked</b>.</p>'
    "<p>Second paragraph.</p><p>Fish &amp; chips cost 5 &lt; 6.</p>"
)


def being_translated(site, language="fr", html=HTML) -> Translation:
    """A post of a few paragraphs that is being translated, its parents translated already."""
    translate(site.news, language)
    post = NewsPage.objects.get(pk=site.post.pk)
    post.body = json.dumps([{"type": "text", "value": html, "id": "11111111-1111-4111-8111-111111111111"}])
    post.save_revision().publish()
    source, _made = TranslationSource.update_or_create_from_instance(NewsPage.objects.get(pk=post.pk))
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code=language))
    translation.save_target(publish=False)
    return translation


def reword(translation, before, after):
    """Change the original and extract it again, as publishing does."""
    post = NewsPage.objects.get(translation_key=translation.source.object_id, locale=translation.source.locale)
    raw = json.loads(json.dumps(list(post.body.raw_data)))
    raw[0]["value"] = raw[0]["value"].replace(before, after)
    post.body = json.dumps(raw)
    post.save_revision().publish()
    translation.source.update_from_db()


def segment_of(translation, text):
    return translation.source.stringsegment_set.select_related("string", "context").filter(string__data=text).first()


def save(translation, text, words, **values):
    """Store words as the editor does."""
    segment = segment_of(translation, text)
    row, _made = StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": words, "has_error": False, "field_error": "", "tool_name": "", **values},
    )
    return row


def words_of(translation, text):
    rows = StringTranslation.objects.filter(translation_of__data=text, locale=translation.target_locale)
    return rows.values_list("data", flat=True).first()


def exported(translation, form="po") -> bytes:
    return WRITERS[form](next(collect([translation])))


def filled(content: bytes, words: dict[str, str]) -> bytes:
    """A PO file with other words in it, as a translator's program leaves it."""
    file = polib.pofile(content.decode())
    for entry in file:
        if entry.msgid in words:
            entry.msgstr = words[entry.msgid]
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    return str(file).encode()


def with_every_word(content: bytes) -> bytes:
    """A PO file in which every text is translated with itself."""
    return filled(content, {entry.msgid: entry.msgid for entry in polib.pofile(content.decode()) if entry.msgid})


def packed(**files) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def send(client, content, name="x.po"):
    """Upload a file; the answer is the preview, or the form with a message."""
    files = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    return client.post(reverse("translations:files"), files, follow=True)


def confirm(client, preview, **choices):
    """Press the button of a preview."""
    address = preview.redirect_chain[-1][0]
    seen = preview.context["comparison"].fingerprint
    return client.post(address, {"seen": seen, "confirm": "", **choices}, follow=True)


def kinds(preview) -> dict[str, str]:
    """What a preview says of each text it does not leave as it is."""
    rows = preview.context["comparison"].rows
    return {row.entry.source: row.kind.value for row in rows if row.kind not in ("unchanged", "empty")}
