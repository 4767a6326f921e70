"""Translations made by the engine's segments, for tests."""

from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.translations.models import Authorship
from cms.translations.publication_guard import guarding
from cms.translations.publication_guard.generating import generate


def start(original, language="fr") -> Translation:
    """What submitting does: the original is extracted, and a translation of it begins."""
    source, _made = TranslationSource.update_or_create_from_instance(original)
    locale, _made = Locale.objects.get_or_create(language_code=language)
    return Translation.objects.get_or_create(source=source, target_locale=locale)[0]


def write(translation, text="{0} ({1})", only=None, **values) -> list[StringTranslation]:
    """Translate every segment, or those of one field: the words of the original, with the language after them."""
    made = []
    segments = translation.source.stringsegment_set.select_related("context")
    for segment in segments.filter(**({"context__path": only} if only else {})):
        data = text.format(segment.string.data, translation.target_locale.language_code)
        made.append(
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                defaults={"data": data, **values},
            )[0]
        )
    return made


def review(translation) -> None:
    """Somebody has reviewed all that is translated."""
    strings = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    )
    now = timezone.now()
    for string in strings:
        Authorship.objects.update_or_create(
            string_translation=string,
            defaults={"origin": Authorship.Origin.PERSON, "written_at": now, "reviewed_at": now},
        )


def translated(original, language="fr", text="{0} ({1})") -> Translation:
    """A translation that is complete, reviewed and published."""
    translation = start(original, language)
    write(translation, text)
    review(translation)
    generate(translation, publish=True)
    return translation


def publish_anyway(revision, user=None) -> None:
    """Publish a revision whatever the gate says, for tests of what comes after."""
    with guarding.opened(revision):
        revision.publish(user=user)


def put_live(translation, user=None):
    """Generate a translation as it stands and publish it whatever is missing; gives the live row."""
    revision = generate(translation, user=user)
    if revision is None:
        generate(translation, publish=True, override=True)
    else:
        publish_anyway(revision, user)
    return translation.get_target_instance()
