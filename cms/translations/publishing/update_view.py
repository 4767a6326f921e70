"""“Sync”, in place of the engine's screen: the original is extracted again, and nothing is published unasked."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.utils.version import get_main_version

from ..admin_urls import edit_address
from ..engine.rows import target_of
from ..engine.screens import UpdateTranslationsView
from ..language_permissions import may_edit
from ..publication_guard.generating import attempt


class UpdateForm(forms.Form):
    publish_translations = forms.BooleanField(
        label=gettext_lazy("Publish what is complete and reviewed"),
        help_text=gettext_lazy(
            "Each translation that has all its words, reviewed, is published. The others stay as they are."
        ),
        required=False,
    )


class UpdateView(UpdateTranslationsView):
    def get_object(self):
        source = super().get_object()
        model = source.specific_content_type.model_class()
        original = model._base_manager.filter(translation_key=source.object_id, locale_id=source.locale_id).first()
        if original is None:
            raise Http404
        if not may_edit(self.request.user, original):
            raise PermissionDenied
        return source

    def get_form(self):
        return UpdateForm(self.request.POST if self.request.method == "POST" else None)

    def get_context_data(self, **kwargs):
        """The engine's, which fails for content that has no row in a language yet."""
        back = self.get_success_url()
        return TemplateView.get_context_data(self, **kwargs) | {
            "translations": [self._shown(translation) for translation in self._translations()],
            "last_sync_date": self.object.last_updated_at,
            "form": self.get_form(),
            "next_url": back,
            "back_url": back or self.get_default_success_url(),
            "components": self.components,
            "wagtail_version": get_main_version(),
        }

    def _translations(self):
        return list(self.object.translations.filter(enabled=True).select_related("source", "target_locale"))

    def _shown(self, translation):
        row = target_of(translation)
        title = str(row) if row is not None else _("not published yet")
        return {"title": title, "locale": translation.target_locale, "edit_url": row and edit_address(row)}

    def form_valid(self, form):
        self.object.update_from_db()
        translations = self._translations()
        messages.success(
            self.request,
            _("“%(name)s” was extracted again. Translators see what changed.") % {"name": self.object.object_repr},
        )
        if form.cleaned_data["publish_translations"]:
            for translation in translations:
                self._publish(translation)
        self.components.save(self.object, sources_and_translations={self.object: translations})
        return redirect(self.get_success_url() or self.get_default_success_url())

    def _publish(self, translation):
        """Each on its own: one that cannot be published holds back no other."""
        translation.source.refresh_from_db()
        found = attempt(translation, self.request.user, publish=True)
        values = {"locale": translation.target_locale, "reasons": " ".join(found)}
        if found:
            messages.error(self.request, _("%(locale)s was not published. %(reasons)s") % values)
        else:
            messages.success(self.request, _("%(locale)s was published.") % values)
