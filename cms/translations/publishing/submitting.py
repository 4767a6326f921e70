"""Beginning translations: of one piece of content now, of everything below it in jobs, one for each page."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource

from cms.core.jobs import due

from ..locks import target_of
from .explaining import attempt


@dataclass
class Begun:
    """What came of one language. ``reasons`` say why no draft was made; the translation begins all the same."""

    translation: Translation
    reasons: list[str] = field(default_factory=list)

    @property
    def row(self):
        return target_of(self.translation)


def open_locales(original: TranslatableMixin):
    """Languages that a translation may begin in: no translation is at work there, and nothing is public.

    A draft without a translation was made because a page below it was translated; it is taken over, and what
    somebody wrote in it by hand stays among its versions.
    """
    rows = type(original)._base_manager.filter(translation_key=original.translation_key)
    if isinstance(original, Page):
        rows = rows.filter(alias_of__isnull=True)
    if isinstance(original, DraftStateMixin):
        rows = rows.filter(live=True)
    busy = Translation.objects.filter(source__object_id=original.translation_key).values("target_locale_id")
    taken = Locale.objects.exclude(pk=original.locale_id).exclude(pk__in=busy)
    return taken.exclude(pk__in=rows.values("locale_id"))


def begin(original: TranslatableMixin, locale: Locale, user=None) -> Begun:
    """Begin a translation and make its draft. Pages above it that are missing in the language begin first."""
    if isinstance(original, Page):
        parent = original.get_parent()
        if not parent.is_root() and not Page.objects.filter(translation_key=parent.translation_key, locale=locale):
            begin(parent.specific, locale, user)
    source, _made = TranslationSource.update_or_create_from_instance(_newest(original))
    translation, _made = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    return Begun(translation, attempt(translation, user, publish=False))


def _newest(original):
    """What was never published is extracted as it was written last, not as it was written first."""
    if isinstance(original, DraftStateMixin) and not original.live:
        return original.get_latest_revision_as_object()
    return original


def begin_below(page: Page, locales: list[Locale], user) -> int:
    """Leave everything below a page to jobs, top down. Gives the number of pages."""
    below = page.get_descendants().filter(alias_of__isnull=True).order_by("path").values_list("pk", flat=True)
    codes = [locale.language_code for locale in locales]
    for pk in below:
        due(begin_one, pk, codes, user and user.pk)
    return len(below)


@task()
def begin_one(page_id: int, codes: list, user_id: int | None) -> None:
    """One page of a tree. Done twice, it does nothing the second time; a page deleted meanwhile is left out."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None:
        return
    user = get_user_model().objects.filter(pk=user_id).first()
    for locale in open_locales(page.specific).filter(language_code__in=codes):
        begin(page.specific, locale, user)
