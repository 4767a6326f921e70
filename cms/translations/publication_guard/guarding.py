"""Who may let a translation go live, and when: it is complete, every word was reviewed, and nothing is bypassed.

``docs/how-it-works/lifecycle.md`` tells the rules to people. Everything that publishes comes here
(``cms.core.publishing``).
"""

from collections.abc import Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log
from wagtail.models import DraftStateMixin, Revision, TranslatableMixin

from cms.core.publishing import PublicationRefusedError

from ..engine.models import Translation, TranslationLog
from ..engine.rows import target_of
from ..engine.segments import choices_in, words_in
from .completeness import Fault, missing
from .locks import lock_on
from .moderation import bypassed

OVERRIDE = "translations.override_gate"
OVERRIDDEN = "translations.published_despite"

_granted: ContextVar[int | None] = ContextVar("granted", default=None)


def faults(translation: Translation, user=None, row=None) -> list[Fault]:
    """Why this person may not publish what is translated now; empty if they may. Sentences that say what to do.

    Each has ``final``: True where not even those who may override the gate can publish. ``row`` is the translated row,
    if it is in hand.
    """
    return [*_stopped(translation), *_now(translation, user, row)]


def faults_of_its_own(translation: Translation, user=None) -> list[Fault]:
    """What is missing but that the original is public: whether it may appear when the original does."""
    is_public = getattr(target_of(translation), "live", True)
    return [
        *_stopped(translation),
        *_of_the_row(target_of(translation), user),
        *missing(translation, is_public=is_public),
    ]


def _now(translation, user, row=None):
    target = row if row is not None else target_of(translation)
    yield from _of_the_original(translation)
    yield from _of_the_row(target, user)
    yield from missing(translation, is_public=target is not None and getattr(target, "live", True))


def _stopped(translation):
    if not translation.enabled:
        yield Fault(_("This translation was stopped. Start it again, or publish its page by hand."), final=True)


def _of_the_original(translation):
    model = translation.source.specific_content_type.model_class()
    rows = model._base_manager.filter(
        translation_key=translation.source.object_id, locale_id=translation.source.locale_id
    )
    original = rows.first()
    if original is None:
        yield Fault(_("The original was deleted."), final=True)
    elif isinstance(original, DraftStateMixin) and not original.live:
        yield Fault(_("The original is not published. Publish it first."), final=True)


def _of_the_row(target, user):
    lock = lock_on(target, user) if target is not None else ""
    if lock:
        yield Fault(lock, final=True)
    if bypassed(target, user):
        yield Fault(_("Publication here goes through a workflow. Submit the translation for moderation."))


def may_override(user, found: Sequence[str]) -> bool:
    """Whether somebody may publish in spite of these faults."""
    return bool(user) and user.has_perm(OVERRIDE) and not any(fault.final for fault in found)


def guard(instance, revision: Revision, user=None) -> None:
    """The hook ``before_revision_goes_live``: raises PublicationRefusedError for a translation that may not."""
    if _granted.get() == revision.pk:
        return
    translation = generated(instance, revision)
    if translation is None:
        return
    found = list(_now(translation, user)) or list(_out_of_step(translation, revision))
    if found:
        raise PublicationRefusedError(instance, found)


def generated(instance, revision: Revision) -> Translation | None:
    """The translation that a revision belongs to, or None for an original and for a page made by hand.

    Where a translation was stopped, revisions that people write are made by hand; those generated before are not.
    """
    if not isinstance(instance, TranslatableMixin):
        return None
    found = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id
    ).select_related("source", "target_locale")
    translation = found.order_by("-enabled", "-pk").first()
    if translation is None or translation.enabled:
        return translation
    return translation if TranslationLog.objects.filter(revision=revision).exists() else None


def _out_of_step(translation, revision):
    """Words that changed after the revision was made are not in it: what was reviewed is not what would be shown."""
    made = TranslationLog.objects.filter(revision=revision).order_by("-pk").first()
    later = made and (
        translation.source.last_updated_at > made.created_at
        or words_in(translation).filter(updated_at__gt=made.created_at).exists()
        or choices_in(translation).filter(updated_at__gt=made.created_at).exists()
    )
    if made is None or later:
        yield Fault(
            _("This version is not what was translated and reviewed last. Publish or submit it from its own screen.")
        )


@contextmanager
def opened(revision: Revision):
    """Let one revision pass: its faults were looked at, and there are none, or somebody has overridden them."""
    token = _granted.set(revision.pk)
    try:
        yield
    finally:
        _granted.reset(token)


def record(instance, user, revision, found: list[str]) -> None:
    """Say in the log who published in spite of what."""
    log(instance=instance, action=OVERRIDDEN, user=user, revision=revision, data={"faults": [str(f) for f in found]})


def log_actions(registry) -> None:
    @registry.register_action(OVERRIDDEN)
    class PublishedDespite(LogFormatter):
        label = gettext_lazy("Publish a translation in spite of what is missing")

        def format_message(self, entry):
            return _("Published although: %(faults)s") % {"faults": " ".join(entry.data.get("faults", []))}
