"""The screen for publishing a translation: what is missing, and what this person can do about it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import DraftStateMixin, Page

from ..admin_urls import edit_address
from ..engine.models import Translation
from ..engine.rows import target_of
from ..language_permissions import may_open
from ..publication_guard import guarding
from ..publication_guard.generating import attempt
from ..publication_guard.moderation import may_submit, submit
from ..publication_guard.permissions import may_add, may_publish
from .editor import told
from .plain_form import save_words, words_of
from .together import Together


class PublishView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "translations/publishing/publish.html"
    page_title = gettext_lazy("Publish a translation")
    header_icon = "upload"
    breadcrumbs_items = []

    def dispatch(self, request, *args, translation_id, **kwargs):
        found = Translation.objects.select_related("source__specific_content_type", "source__locale", "target_locale")
        self.translation = get_object_or_404(found, pk=translation_id, enabled=True)
        self.row = target_of(self.translation)
        if not self._may_work():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def _may_work(self):
        if self.row is not None:
            return may_open(self.request.user, self.translation)
        if issubclass(self.translation.source.specific_content_type.model_class(), Page):
            return False  # a page is made as a draft when its translation begins
        return may_add(self.request.user, self._model(), self.translation.target_locale)

    def _model(self):
        """An empty one of the kind and language, to ask rights of what was not made yet."""
        return self.translation.source.specific_content_type.model_class()(locale=self.translation.target_locale)

    @cached_property
    def faults(self):
        return guarding.faults(self.translation, self.request.user)

    @property
    def may_publish(self):
        return may_publish(self.request.user, self.row if self.row is not None else self._model())

    @cached_property
    def together(self):
        return Together(self.translation, self.row, self.request.user, self.may_publish)

    @property
    def has_drafts(self):
        return issubclass(self.translation.source.specific_content_type.model_class(), DraftStateMixin)

    def get_page_subtitle(self):
        return f"{self.translation.source.object_repr}: {self.translation.target_locale}"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "translation": self.translation,
            "faults": self.faults,
            "can_publish": self.may_publish and not self.faults,
            "can_override": self.may_publish and bool(self.faults) and guarding.may_override(user, self.faults),
            "can_submit": self.row is not None and may_submit(self.row, user),
            "together": self.together,
            "editor": edit_address(self.row) if self.row is not None and self.has_drafts else "",
            "words": [] if self.has_drafts else words_of(self.translation),
        }

    def post(self, request, *args, **kwargs):
        does = {"publish": self._publish, "override": self._override, "submit": self._submit, "save": self._save}
        does |= {"together": self._together, "apart": self._together}
        action = does.get(request.POST.get("action"))
        if action is None:
            messages.error(request, _("Choose one of the buttons."))
            return redirect(request.path)
        return action()

    def _publish(self, override=False):
        done = told(self.request, self.translation, attempt(self.translation, self.request.user, True, override))
        row = target_of(self.translation)
        return redirect(edit_address(row) if done and row is not None else self.request.path)

    def _override(self):
        if "confirmed" not in self.request.POST:
            messages.error(self.request, _("Tick that you have read what is missing, and press the button again."))
            return redirect(self.request.path)
        return self._publish(override=True)

    def _submit(self):
        if self.row is None or not may_submit(self.row, self.request.user):
            raise PermissionDenied
        found = attempt(self.translation, self.request.user, publish=False)
        for reason in found:
            messages.error(self.request, reason)
        if found:
            return redirect(self.request.path)
        submit(target_of(self.translation), self.request.user)
        messages.success(self.request, _("The translation was submitted for moderation."))
        return redirect(edit_address(self.row))

    def _together(self):
        act = self.together.choose if self.request.POST["action"] == "together" else self.together.forget
        act(self.request)
        return redirect(self.request.path)

    def _save(self):
        number = save_words(self.translation, self.request.POST, self.request.user)
        messages.success(self.request, _("Saved: %(number)s changed.") % {"number": number})
        return redirect(reverse("translations:publish", args=[self.translation.pk]))
