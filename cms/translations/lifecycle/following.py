"""What happens to an original happens to its translations, in the same transaction: docs/how-it-works/lifecycle.md."""

from django.core.exceptions import ValidationError
from django.db import transaction
from modelcluster.fields import ParentalKey
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import DraftStateMixin, Page, TranslatableMixin

from cms.core.content_events import Deleting, Moved, Saved, Step, subscribe

from ..engine.drafts import is_behind
from ..engine.models import Translation
from ..engine.rows import leads, parent_in, take_offline, target_of, translations_of, unschedule
from ..publication_guard.generating import generate
from .returning import remember


@transaction.atomic
def follow_offline(original: TranslatableMixin) -> None:
    """Take the translations of an original offline, and what waits to go live too. They stay as drafts.

    Which were public is remembered: they come back with it.
    """
    rows = list(translations_of(original))
    if rows and leads(original):
        remember(rows)
        unschedule(rows)
        for row in rows:
            take_offline(row)


@transaction.atomic
def keep_saved_words(original: TranslatableMixin) -> None:
    """Write what translators have saved since the last draft into a draft, while there is an original to write it from.

    Their texts hang on the original's: once it is gone no screen could show them.
    """
    if not leads(original):
        return
    for translation in _unfinished(original):
        if is_behind(translation) and target_of(translation) is not None:
            try:
                generate(translation)
            except ValidationError:  # the text does not fit its field and was not shown to anybody before either
                continue


def _unfinished(original):
    found = Translation.objects.filter(
        source__object_id=original.translation_key, source__locale_id=original.locale_id, enabled=True
    )
    return found.select_related("source", "target_locale")


@transaction.atomic
def follow_move(original: Page) -> None:
    """Move the translations of an original under the translations of its new parent."""
    rows = list(translations_of(original).select_related("locale"))
    if not rows or not leads(original):
        return
    parent = original.get_parent()
    for row in rows:
        target = parent if parent.is_root() else parent_in(row.locale, parent)
        if row.get_parent().pk != target.pk:
            move(row, Page.objects.get(pk=target.pk))


def move(row: Page, target: Page) -> None:
    """Move a page below another; where its address is taken there, a number is added."""
    row = Page.objects.get(pk=row.pk).specific
    slug = find_available_slug(target, row.slug, ignore_page_id=row.pk)
    if slug != row.slug:  # two pages with one address would hide each other
        row.slug = slug
        row.save(clean=False)
    row.move(target, pos="last-child")


@transaction.atomic
def follow_deletion(original: TranslatableMixin) -> None:
    """Delete the translations of content that has no drafts: what cannot go offline would stay public for good.

    Their words stay in the translation memory, and the log says what was deleted.
    """
    rows = list(translations_of(original))
    if rows and leads(original):
        for row in rows:
            log(instance=row, action="wagtail.delete", deleted=True)
            row.delete()


def _saved(event):
    """However a row stops being public: the change of the row itself is the event, not what Wagtail tells after it."""
    if not event.row.live and (event.update_fields is None or "live" in event.update_fields):
        follow_offline(event.row)


def _moved(event):
    if event.parent_before.pk != event.parent_after.pk:
        follow_move(event.row)


def _about_to_be_deleted(event):
    if isinstance(event.row, DraftStateMixin):
        keep_saved_words(event.row)
        follow_offline(event.row)
    else:
        follow_deletion(event.row)


def _is_content(model) -> bool:
    """Translatable, and no part of something else."""
    own = not any(isinstance(field, ParentalKey) for field in model._meta.concrete_fields)
    return own and issubclass(model, TranslatableMixin)


def _has_drafts(model) -> bool:
    return issubclass(model, TranslatableMixin) and issubclass(model, DraftStateMixin)


def connect() -> None:
    step = Step.LIFECYCLE
    subscribe(
        Saved,
        _saved,
        step=step,
        where=_has_drafts,
        of="translatable content with drafts",
        does="translations of what is not live go offline",
    )
    subscribe(Moved, _moved, step=step, does="translations move along")
    subscribe(
        Deleting,
        _about_to_be_deleted,
        step=step,
        where=_is_content,
        of="translatable content",
        does="translations go offline, or are deleted where there are no drafts",
    )
