"""A post whose French translation is complete and live, and ways to change the original."""

import json

from django.core.files.images import ImageFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.core.models import CustomImage
from cms.translations.freshness import marks_of
from cms.translations.models import Basis
from news.models import NewsPage
from tests.factories.pages import translate
from tests.translations.commits import committed
from tests.translations.submitting import put_live, say, submit

LINKED = 'Read <a href="https://example.org/report">the report</a> of the meeting.'
TEXT = ["We met in the village.", "Everybody brought something to eat.", LINKED, "The platform goes on."]
QUOTE = {"text": "We sit at one table.", "speaker": "", "role": "Coordinator of the platform"}
FRENCH = "«fr» {}"


def paragraphs(*texts) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def picture():
    file = get_test_image_file()
    return CustomImage.objects.create(title="Table", file=ImageFile(file.file, name="table.png"), credit="The network")


def body(*texts, quote=QUOTE, alt="A long table in a hall", image=None) -> list[dict]:
    blocks = [
        {"type": "text", "id": "text-1", "value": paragraphs(*texts)},
        {"type": "quote", "id": "quote-1", "value": quote},
        {"type": "presenters", "id": "presenters-1", "value": {"heading": "Who spoke"}},
    ]
    if image:
        value = {"image": image.pk, "alt_text": alt, "decorative": False}
        blocks.append({"type": "picture", "id": "picture-1", "value": value})
    return blocks


def change(page, blocks: list[dict] | None = None, **values):
    """Publish the original with other words, and let the job that follows run."""
    page = NewsPage.objects.get(pk=page.pk)
    if blocks is not None:
        page.body = json.dumps(blocks)
    for name, value in values.items():
        setattr(page, name, value)
    with committed():
        page.save_revision().publish()
    return page


def live_in(page, language: str, words: str = FRENCH):
    """The page's translation into a language, complete and live; its parents are there."""
    if not page.get_parent().get_translations().filter(locale__language_code=language).exists():
        translate(page.get_parent().specific, language)
    translation = submit(NewsPage.objects.get(pk=page.pk), language)
    say(translation, words=words)
    generate(translation)
    return translation


def generate(translation):
    with committed():
        put_live(Translation.objects.get(pk=translation.pk))  # its source may have been extracted anew meanwhile
    return target(translation)


def target(translation):
    return NewsPage.objects.get(translation_key=translation.source.object_id, locale=translation.target_locale)


def live_basis(translation) -> Basis:
    return Basis.objects.select_related("translation").get(revision_id=target(translation).live_revision_id)


def live_marks(translation) -> list[dict]:
    return marks_of(translation, live_basis(translation))


def kinds(translation) -> list[tuple[str, int, str]]:
    """Path, position and kind of each mark of the live revision."""
    return [(mark["path"], mark["position"], mark["kind"]) for mark in live_marks(translation)]


def words_for(translation, text: str) -> StringTranslation | None:
    """The words that stand for a text of the original as it is now."""
    segment = StringSegment.objects.get(source=translation.source, string__data=text)
    return StringTranslation.objects.filter(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale
    ).first()
