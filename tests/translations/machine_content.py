"""Content to be translated by a machine: a post with a link, a name, an address and paragraphs enough for portions."""

import json

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from news.models import NewsPage
from tests.factories.pages import translate

LINKED = 'We met <a id="a1">in the village</a> with SIRA &amp; friends.'
ADDRESSED = "Write to info@example.org or call +33 4 76 00 00 00."
HTML = (
    '<p>We met <a href="https://example.org/">in the village</a> with SIRA &amp; friends.</p>'
    f"<p>{ADDRESSED}</p><p><b>Old</b> and<br/>new.</p><p>2021</p>"
)


def post_to_translate(site, paragraphs=0, language="fr"):
    """A post that is being translated; nothing of it is yet."""
    translate(site.news, language)
    post = NewsPage.objects.get(pk=site.post.pk)
    more = "".join(f"<p>Paragraph number {number} tells something.</p>" for number in range(paragraphs))
    post.body = json.dumps([{"type": "text", "value": HTML + more}])
    post.save_revision().publish()
    source, _made = TranslationSource.update_or_create_from_instance(NewsPage.objects.get(pk=post.pk))
    locale = Locale.objects.get(language_code=language)
    translation = Translation.objects.create(source=source, target_locale=locale)
    translation.save_target(publish=False)
    return translation


def written(translation) -> dict[str, str]:
    """What stands in the other language, by the original's text."""
    rows = StringTranslation.objects.filter(locale=translation.target_locale).select_related("translation_of")
    return {row.translation_of.data: row.data for row in rows}
