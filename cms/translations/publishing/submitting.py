"""Beginning translations: of one piece of content now, of everything below it in jobs, one for each page."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin

from cms.core.failures import try_all
from cms.core.originals import rows_of
from cms.operations.jobs import due

from ..engine.models import Translation, TranslationSource
from ..engine.rows import original_of, target_of
from ..publication_guard.generating import attempt


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
    rows = rows_of(original)
    public = rows.filter(live=True) if isinstance(original, DraftStateMixin) else rows
    busy = Translation.objects.filter(source__object_id=original.translation_key, source__locale__in=_locales(rows))
    taken = Locale.objects.exclude(pk=original.locale_id).exclude(pk__in=busy.values("target_locale_id"))
    return taken.exclude(pk__in=_locales(public))


def _locales(rows):
    return rows.values("locale_id")


def begin(original: TranslatableMixin, locale: Locale, user=None) -> Begun:
    """Begin a translation and make its draft. Pages above it that are missing in the language begin first.

    Of a translation its original is sent.
    """
    original = sent_for(original)
    if isinstance(original, Page):
        parent = original.get_parent()
        if not parent.is_root() and not Page.objects.filter(translation_key=parent.translation_key, locale=locale):
            begin(parent.specific, locale, user)
    source, _made = TranslationSource.update_or_create_from_instance(_newest(original))
    earlier = Translation.objects.filter(source__object_id=source.object_id, target_locale=locale)
    earlier.exclude(source=source).delete()  # of an original that was deleted: the engine knows one for a language
    translation, _made = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    return Begun(translation, attempt(translation, user, publish=False))


def sent_for(row: TranslatableMixin) -> TranslatableMixin:
    """What is sent to be translated where this row is asked for: the original, which may be the row itself."""
    original = original_of(row) or row
    return original.specific if isinstance(original, Page) else original


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
    original = sent_for(page)
    locales = open_locales(original).filter(language_code__in=codes)
    try_all(list(locales), lambda locale: begin(original, locale, user))
