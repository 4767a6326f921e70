"""A translation that is ready while its original is not public yet: it may appear together with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin, Revision

from ..language_permissions.engine_permissions import source_of
from ..lifecycle import returning
from ..publication_guard import guarding


class Together:
    """For the screen *Publish a translation*: what may be chosen, and the choice."""

    def __init__(self, translation, row, user, may_publish: bool):
        self.translation, self.row, self.user, self.may_publish = translation, row, user, may_publish

    @cached_property
    def original(self):
        """The original where it is not public, else None."""
        original = source_of(self.translation.source) if isinstance(self.row, DraftStateMixin) else None
        return original if original is not None and not original.live and not self.row.live else None

    @cached_property
    def appears_at(self):
        """When the original appears by itself; None where no date is set."""
        kind = self.original.get_base_content_type()
        approved = Revision.objects.filter(base_content_type=kind, object_id=str(self.original.pk))
        return (
            approved.order_by("approved_go_live_at")
            .values_list("approved_go_live_at", flat=True)
            .exclude(approved_go_live_at=None)
            .first()
        )

    @cached_property
    def chosen(self) -> bool:
        return self.original is not None and returning.is_chosen(self.row)

    @property
    def possible(self) -> bool:
        if self.original is None or self.chosen or not self.may_publish:
            return False
        return not guarding.faults_of_its_own(self.translation, self.user)

    def choose(self, request) -> None:
        if not self.possible:
            raise PermissionDenied
        returning.choose(self.row, self.user)
        messages.success(
            request, _("It appears together with its original, if it is still complete and reviewed then.")
        )

    def forget(self, request) -> None:
        if not self.may_publish or not self.chosen:
            raise PermissionDenied
        returning.forget(self.row)
        messages.success(request, _("It stays a draft when its original appears."))
