"""Where the privacy of a page is set: what becomes of its documents is said and asked there."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.viewsets.pages import PageViewSet

from . import keeping, uses


class PrivacyForm(PageViewRestrictionForm):
    """Wagtail's, with a tick for the documents that only private pages show, and one for those that others show too."""

    keep = forms.BooleanField(
        label=_("Put these documents under the same restriction"),
        required=False,
        help_text=_("They move into a private collection. Choose “Public” here later to bring them back."),
    )
    keep_shared = forms.BooleanField(
        label=_("Also those that public content shows"),
        required=False,
        help_text=_("Readers of those pages will then meet the restriction when they open the document."),
    )
    release = forms.BooleanField(
        label=_("Open these documents to everybody again"),
        required=False,
        help_text=_("They go back to the collections they were in. Otherwise they stay private."),
    )


class PrivacyView(SetPrivacyView):
    form_class = PrivacyForm

    @cached_property
    def documents(self) -> dict:
        """What is said of the page's documents: the open ones, alone and shared, those one may not move, those kept."""
        found = list(uses.open_documents(self.page))
        shared = uses.shown_elsewhere(found, self.page)
        movable = keeping.movable(found, self.request.user)
        return {
            "alone": [document for document in movable if document.pk not in shared],
            "shared": [(document, shared[document.pk]) for document in movable if document.pk in shared],
            "out_of_reach": [document for document in found if document not in movable],
            "kept": keeping.movable(keeping.kept_with(self.page), self.request.user),
        }

    @transaction.atomic
    def form_valid(self, form) -> HttpResponse:
        documents, user, ticked = self.documents, self.request.user, form.cleaned_data
        response = super().form_valid(form)
        in_force = self.page.get_view_restrictions().order_by("-page__depth").first()
        if in_force is not None:
            chosen = documents["alone"] * ticked["keep"]
            chosen += [document for document, _others in documents["shared"]] * ticked["keep_shared"]
            keeping.keep(chosen, in_force, user)
            self._say(
                len(chosen),
                ngettext("%(count)s document is private now.", "%(count)s documents are private now.", len(chosen)),
            )
        elif ticked["release"]:
            kept = documents["kept"]
            keeping.release(kept, user)
            self._say(
                len(kept),
                ngettext(
                    "%(count)s document is open to everybody again.",
                    "%(count)s documents are open to everybody again.",
                    len(kept),
                ),
            )
        return response

    def _say(self, count, words):
        if count:
            messages.success(self.request, words % {"count": count})

    def render_to_response(self, context, **options) -> HttpResponse:
        if not self.page.private_page_options:
            return super().render_to_response(context, **options)
        context["documents"] = self.documents
        return render_modal_workflow(
            self.request, "core/staff/set_privacy.html", template_vars=context, json_data={"step": "set_privacy"}
        )


class PagesWithPrivacy(PageViewSet):
    """Wagtail's screens of pages, with this one."""

    set_privacy_view_class = PrivacyView
