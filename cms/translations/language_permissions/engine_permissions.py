"""Who may open a translation of the engine, send an original to be translated, and update its translations."""

from wagtail.models import DraftStateMixin, Locale, Page
from wagtail.permissions import policy_registry

from cms.core.originals import leading

from ..engine.extraction import RelatedObjectSegmentValue, extract_segments
from ..engine.models import Translation, TranslationSource
from ..engine.rows import target_of
from .readable import is_public, may_edit, translatable_from
from .refusing import NOT_ON_TARGET, NOT_READABLE, NOT_YOUR_LANGUAGE, SOURCE_DELETED, SOURCE_NOT_READABLE, Refused
from .rights import languages_of


def may_open(user, translation: Translation) -> bool:
    """Whether somebody may read and write the texts of a translation, by whatever door."""
    try:
        check_translation(user, translation)
    except Refused:
        return False
    return True


def check_translation(user, translation: Translation) -> None:
    """Its language is the person's, the target theirs to edit, and the original theirs or public. Raises Refused."""
    if translation.target_locale_id not in languages_of(user):
        raise Refused(NOT_YOUR_LANGUAGE)
    target = target_of(translation)
    if target is None or not may_edit(user, target):
        raise Refused(NOT_READABLE)
    check_source(user, source_of(translation.source))


def may_translate_from(user, instance) -> bool:
    """Whether somebody may have an original translated and translate it: it is public, or theirs to edit. Costs no
    query for each row."""
    return instance is not None and (is_public(instance, user) or may_edit(user, instance))


def check_source(user, instance) -> None:
    """As ``may_translate_from``, but raises Refused."""
    if instance is None:
        raise Refused(SOURCE_DELETED)
    if not may_translate_from(user, instance):
        raise Refused(SOURCE_NOT_READABLE)


def check_submission(user, source, locales: list[Locale], with_subtree: bool = False) -> None:
    """Each language is the person's, and what is sent may be added there. Raises Refused."""
    check_source(user, source)
    if with_subtree and isinstance(source, Page):
        below = source.get_descendants()
        originals = leading(Page.objects.filter(translation_key__in=below.values("translation_key")))
        if not _may_send(user, below) or not _may_send(user, originals):
            raise Refused(SOURCE_NOT_READABLE)
    for locale in locales:
        if locale not in languages_of(user):
            raise Refused(_on_target(locale))
        for instance in (source, *related(source)):
            _check_addition(user, instance, locale)
    for instance in related(source) if locales else ():
        check_source(user, instance)


def _may_send(user, pages) -> bool:
    return translatable_from(pages, user).count() == pages.count()


def check_update(user, source: TranslationSource, publish: bool = False) -> None:
    """Every translation of the original is theirs to edit; to publish, theirs to publish. Raises Refused."""
    check_source(user, source_of(source))
    for translation in source.translations.filter(enabled=True).select_related("source", "target_locale"):
        target = target_of(translation)
        if target is None:
            check_submission(user, source_of(source), [translation.target_locale])
        elif not may_edit(user, target) or (publish and not _may_publish(user, target)):
            raise Refused(_on_target(translation.target_locale))


def source_of(source: TranslationSource):
    """The original as it stands in the database, or None where it was deleted."""
    model = source.specific_content_type.model_class()
    return model._default_manager.filter(translation_key=source.object_id, locale_id=source.locale_id).first()


def related(source) -> list:
    """The rows that the engine sends along, one step deep."""
    values = (value for value in extract_segments(source) if isinstance(value, RelatedObjectSegmentValue))
    return [value.get_instance(source.locale) for value in values]


def _check_addition(user, instance, locale):
    policy = policy_registry.get_by_type(type(instance))
    if isinstance(instance, Page):
        allowed = policy.user_has_any_permission_for_instance(user, {"add"}, _place_in(locale, instance))
    else:
        allowed = policy.user_has_permission(user, "add")
    if not allowed:
        raise Refused(_on_target(locale))


def _place_in(locale, page) -> Page:
    """The nearest page above that exists in a language; what is missing between is made below it."""
    keys = page.get_ancestors().values("translation_key")
    found = Page.objects.filter(translation_key__in=keys, locale=locale, depth__gt=1).order_by("-depth").first()
    return found or Page.get_first_root_node()


def _may_publish(user, target) -> bool:
    if not isinstance(target, DraftStateMixin):
        return may_edit(user, target)
    policy = policy_registry.get_by_type(type(target))
    return policy.user_has_any_permission_for_instance(user, {"publish"}, target)


def _on_target(locale):
    return NOT_ON_TARGET % {"language": locale.get_display_name()}
