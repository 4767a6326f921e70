"""Sending content to be translated, in place of the engine's screen: nothing goes live, no alias is made."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from ..admin_urls import edit_address
from ..engine.screens import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationForm,
)
from ..language_permissions import is_public, may_edit
from ..publication_guard.permissions import may_add
from .submitting import begin, begin_below, open_locales, sent_for


class SubmitForm(SubmitTranslationForm):
    def __init__(self, instance, user, *args, **kwargs):
        super().__init__(instance, *args, **kwargs)
        self.instance, self.user = instance, user
        self.fields["locales"].queryset = open_locales(instance)

    def clean_locales(self):
        locales = self.cleaned_data["locales"]
        refused = [locale for locale in locales if not may_add(self.user, self.instance, locale)]
        for locale in refused:
            self.add_error("locales", _("You may not add content in %(locale)s.") % {"locale": locale})
        return locales


class SubmitMixin:
    """The engine's screen with our way of doing it. Whoever asks must be able to read what is sent.

    At the address of a translation its original is sent, and the screen says so.
    """

    def get_object(self):
        found = super().get_object()
        original = sent_for(found)
        if not is_public(original, self.request.user) and not may_edit(self.request.user, original):
            raise PermissionDenied
        self.is_translation = original.pk != found.pk
        return original

    def get(self, request, *args, **kwargs):
        if self.is_translation:
            values = {"name": self.get_subtitle(), "language": self.object.locale.get_display_name()}
            text = _("This is a translation. What is sent to be translated is its original (%(language)s): “%(name)s”.")
            messages.info(request, text % values)
        return super().get(request, *args, **kwargs)

    def get_form(self):
        data = self.request.POST if self.request.method == "POST" else None
        asked = open_locales(self.object).filter(language_code=self.request.GET.get("select_locale", ""))
        return SubmitForm(self.object, self.request.user, data, initial={"locales": list(asked)})

    def form_valid(self, form):
        locales = list(form.cleaned_data["locales"])
        begun = [begin(self.object, locale, self.request.user) for locale in locales]
        for each in begun:
            self._tell(each)
        if isinstance(self.object, Page) and form.cleaned_data["include_subtree"]:
            self._tell_of_the_rest(begin_below(self.object, locales, self.request.user))
        made = {each.translation.source: [one.translation for one in begun] for each in begun}
        self.components.save(self.object, sources_and_translations=made)
        return redirect(self.get_success_url() or self._where_to_go(begun))

    def _where_to_go(self, begun):
        row = begun[0].row if len(begun) == 1 else None
        return edit_address(row) if row is not None else self.get_default_success_url()

    def _tell(self, begun):
        values = {"name": begun.translation.source.object_repr, "locale": begun.translation.target_locale}
        if begun.reasons:
            values["reasons"] = " ".join(begun.reasons)
            text = _("“%(name)s” waits to be translated into %(locale)s, without a draft yet: %(reasons)s")
            messages.warning(self.request, text % values)
        elif begun.row is None:
            text = _("“%(name)s” waits to be translated into %(locale)s. It appears when it is published.")
            messages.success(self.request, text % values)
        else:
            text = _("“%(name)s” waits to be translated into %(locale)s. Readers see the original until then.")
            messages.success(self.request, text % values)

    def _tell_of_the_rest(self, number):
        text = ngettext(
            "%(number)s page below it is being prepared. It appears among the translations when it is ready.",
            "%(number)s pages below it are being prepared. They appear among the translations as they are ready.",
            number,
        )
        messages.info(self.request, text % {"number": number})


class SubmitPageView(SubmitMixin, SubmitPageTranslationView):
    def get_subtitle(self):
        """The engine's is the draft's title, which is not for everybody who may send the public page."""
        return super().get_subtitle() if may_edit(self.request.user, self.object) else self.object.title


class SubmitSnippetView(SubmitMixin, SubmitSnippetTranslationView):
    pass
