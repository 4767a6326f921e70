"""A person's word that paragraphs are right, given for those that were ticked."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from ..engine.models import StringTranslation
from ..language_permissions import may_review, shown_as
from ..provenance import review
from .work import TranslationMixin


class ReviewView(TranslationMixin, View):
    """Records a review of the ticked paragraphs. Nobody reviews what they wrote."""

    http_method_names = ["post"]

    def post(self, request, translation_id):
        chosen = [int(number) for number in request.POST.getlist("paragraph") if number.isdigit()]
        written = StringTranslation.objects.filter(
            pk__in=chosen,
            context__object_id=self.translation.source.object_id,
            locale_id=self.translation.target_locale_id,
            has_error=False,
            carried=None,
        ).select_related("authorship")
        self.reviews = may_review(request.user, self.translation.target_locale)
        allowed = [each for each in written if self._may(each)]
        self._say(len(chosen), self._record(allowed) if allowed else 0)
        return redirect("translations:work", translation_id)

    def _may(self, written) -> bool:
        """Accepting what a machine or a file brought is a translator's work; judging a person's words a reviewer's."""
        authorship = getattr(written, "authorship", None)
        if authorship is not None and authorship.origin != authorship.Origin.PERSON:
            return True
        writer = authorship.written_by_id if authorship else written.last_translated_by_id
        return self.reviews and writer != self.request.user.pk

    def _record(self, written) -> int:
        return review(written, self.request.user, shown_as(self.request.user, self.translation.target_locale))

    def _say(self, chosen, done):
        if done:
            said = ngettext("%(count)s paragraph reviewed.", "%(count)s paragraphs reviewed.", done)
            messages.success(self.request, said % {"count": done})
        if not chosen:
            messages.warning(self.request, _("Tick the paragraphs that you have read."))
        elif done < chosen:
            messages.warning(
                self.request,
                _(
                    "Not recorded where you wrote the words yourself, where they do not fit the original any more, or "
                    "where they need a reviewer."
                ),
            )
