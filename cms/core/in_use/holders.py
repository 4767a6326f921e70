"""Who uses something, place by place, and what of it a person may change: the plan of a replacement."""

from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import DraftStateMixin, LockableMixin, Page, Revision, RevisionMixin, TranslatableMixin

from ..engine import Translation
from ..originals import is_original
from .drafts import count, open_revisions
from .stored import content_of
from .swapping import Swap, base_of
from .uses import deleted_with, editor_of, keys_of_users, may, name_of, row_of


@dataclass
class Holder:
    """A row that uses it: how often where readers see it, in which open versions, and why it is left, if it is."""

    row: Model
    places: int
    revisions: list[Revision]
    places_in_drafts: int
    left: str = ""
    label: str = ""
    address: str = ""

    @property
    def number(self) -> int:
        return max(self.places, self.places_in_drafts)

    @property
    def only_in_draft(self) -> bool:
        return not self.places


def swap_for(instance: Model, other: Model) -> Swap:
    """By key, of what goes with it too: a translation's place is taken by the other's in the same language."""
    if not isinstance(other, TranslatableMixin) or isinstance(other, Page):
        return Swap(base_of(type(instance)), {instance.pk: other.pk})
    same = {row.locale_id: row.pk for row in type(other)._base_manager.filter(translation_key=other.translation_key)}
    return Swap(base_of(type(instance)), {row.pk: same.get(row.locale_id, other.pk) for row in deleted_with(instance)})


def holders(instance: Model, swap: Swap, user) -> list[Holder]:
    """What readers see comes first. Translations follow their original, as facts do, whoever may edit them."""
    found = [_holder(row_of(*pair), swap) for pair in keys_of_users(instance)[0]]
    found = [each for each in found if each is not None and each.number]
    for each in found:
        each.left = why_left(each, user)
    free = {each.row.translation_key for each in found if not each.left and _leads(each.row)}
    for each in found:
        if follows(each.row) and each.row.translation_key in free:
            each.left = ""
        if may(user, "change", each.row):
            each.label, each.address = name_of(each.row), editor_of(each.row)
    return found


def follows(row) -> bool:
    """Whether a row is written from an original's words, so that it has no draft of its own by hand."""
    if not isinstance(row, TranslatableMixin) or is_original(row):
        return False
    found = Translation.objects.filter(source__object_id=row.translation_key, target_locale_id=row.locale_id)
    return found.filter(enabled=True).exists()


def _leads(row) -> bool:
    return isinstance(row, TranslatableMixin) and is_original(row)


def _holder(row, swap):
    if row is None:
        return None
    versions = [(each, count(type(row), each.content, swap)) for each in _open(row)]
    versions = [(each, number) for each, number in versions if number]
    in_drafts = max((number for _each, number in versions), default=0)
    return Holder(row, count(type(row), content_of(row), swap), [each for each, _n in versions], in_drafts)


def _open(row) -> QuerySet:
    if not isinstance(row, RevisionMixin):
        return Revision.objects.none()
    return open_revisions().filter(base_content_type=row.get_base_content_type(), object_id=str(row.pk))


def why_left(holder: Holder, user) -> str:
    """Why this person may not replace it here: no right to edit or to publish, a lock, a moderation that goes on."""
    row = holder.row
    if not may(user, "change", row):
        return _("You may not edit it.")
    lock = row.get_lock() if isinstance(row, LockableMixin) else None
    by_date = isinstance(lock, ScheduledForPublishLock)  # what is scheduled stays so, with this done to it
    if lock is not None and not by_date and lock.for_user(user):
        return strip_tags(lock.get_message(user) or "") or _("It is locked.")
    if getattr(row, "workflow_in_progress", False):
        return _("It waits for moderation.")
    is_public = holder.places and isinstance(row, DraftStateMixin) and row.live
    return _("You may not publish it.") if is_public and not may(user, "publish", row) else ""
