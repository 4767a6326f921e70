from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..engine.models import StringTranslation
from ..models import Authorship
from .authorship import keep
from .signals import words_reviewed
from .snapshot import stamp


class ReviewError(ValidationError):
    """Raised where somebody may not review words; ``message`` says why and what to do."""


@transaction.atomic
def review(string_translations: Iterable[StringTranslation], user, shown_as: str = "") -> int:
    """Record that a person has read these translations and answers for them; gives their number.

    ``shown_as`` is what readers see in the place of a name: a role or an organisation. Accepting a machine's words
    or an imported file's is a review. Raises ``ReviewError`` and records nothing if the person wrote any of the
    words, or if any has a fault. Rights are the caller's to check. The number of queries does not grow with the
    list, except for words whose author was never kept.
    """
    asked = {row.pk for row in string_translations}
    found = _authorships(asked)
    _refuse_faulty(found)
    _refuse_own(found, user)
    now = timezone.now()
    for authorship in found:
        authorship.reviewed_by, authorship.reviewed_at, authorship.reviewed_as = user, now, shown_as
    Authorship.objects.filter(pk__in=[authorship.pk for authorship in found]).update(
        reviewed_by=user, reviewed_at=now, reviewed_as=shown_as
    )
    stamp(found)
    keys = {row.string_translation.context.object_id for row in found if row.string_translation.context_id}
    words_reviewed.send(sender=Authorship, keys=keys)
    return len(found)


def _authorships(ids):
    """What is kept about these translations, as the database has it now: nobody reviews words they did not see."""
    unkept = StringTranslation.objects.filter(pk__in=ids, authorship=None).select_related("context", "translation_of")
    for string_translation in unkept:
        keep(string_translation)
    kept = Authorship.objects.filter(string_translation__in=ids).select_for_update(of=("self",))
    return list(kept.select_related("string_translation__context"))


def _refuse_faulty(found):
    if any(authorship.string_translation.has_error for authorship in found):
        raise ReviewError(_("A text with a fault cannot be reviewed. Correct it first."))


def _refuse_own(found, user):
    own = [row for row in found if row.origin == Authorship.Origin.PERSON and row.written_by_id == user.pk]
    if own:
        raise ReviewError(
            ngettext(
                "You wrote %(count)s of these texts yourself. Ask somebody else to review it.",
                "You wrote %(count)s of these texts yourself. Ask somebody else to review them.",
                len(own),
            )
            % {"count": len(own)}
        )
