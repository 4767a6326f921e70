"""Translations as the engine makes them: extracted, filled with words, generated."""

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource


def submit(original, language: str) -> Translation:
    """Send content to translation into a language."""
    original = original.specific if isinstance(original, Page) else original
    source, _made = TranslationSource.update_or_create_from_instance(original)
    locale, _made = Locale.objects.get_or_create(language_code=language)
    return Translation.objects.get_or_create(source=source, target_locale=locale)[0]


def say(translation, paths=None, words="{} in another language", user=None, machine="", tool="") -> list:
    """Write words for the segments of a translation (all, or those of some paths), as the engine's editor stores them.

    ``machine`` names an engine, ``tool`` another tool; else the words are a person's.
    """
    said = []
    for segment in translation.source.stringsegment_set.select_related("string", "context").order_by("order"):
        if paths is not None and segment.context.path not in paths:
            continue
        row, _made = StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": words.format(segment.string.data),
                "translation_type": "machine" if machine else "manual",
                "tool_name": machine or tool,
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        said.append(row)
    return said


def put_live(translation, user=None):
    """Generate the translation and publish it; gives the live row."""
    translation.save_target(user=user, publish=True)
    return translation.get_target_instance()
