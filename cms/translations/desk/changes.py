"""The screen about changes of an original, and the buttons that call kept words still correct."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..engine.models import StringTranslation, Translation, TranslationSource
from ..engine.strings import strings_for
from ..freshness.confirming import StillCorrectError, all_still_correct, still_correct
from ..freshness.decisions import decide
from ..freshness.outstanding import outstanding
from ..freshness.word_diff import compare
from ..language_permissions import may_edit, may_open


class ChangesView(WagtailAdminTemplateMixin, View):
    """What changed in an original since its translations were written; an editor ticks mere corrections."""

    template_name = "translations/changes.html"
    page_title = gettext_lazy("What changed")
    header_icon = "globe"
    breadcrumbs_items = []

    def dispatch(self, request, *args, source_id: int, **kwargs):
        self.source = get_object_or_404(TranslationSource.objects.select_related("locale"), pk=source_id)
        model = self.source.specific_content_type.model_class()
        self.original = get_object_or_404(
            model._base_manager, translation_key=self.source.object_id, locale=self.source.locale_id
        )
        if not may_edit(request.user, self.original):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return str(self.original)

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def post(self, request):
        ticked = set(request.POST.getlist("corrected"))
        chosen = [change for change in outstanding(self.source) if change.may_be_correction and change.key in ticked]
        if len(chosen) < len(ticked):
            messages.error(request, _("The text changed meanwhile. Nothing was recorded: look at the changes again."))
            return redirect(request.path)
        if chosen:
            _record(self.source, chosen, request.user)
            said = ngettext("%(number)s correction recorded.", "%(number)s corrections recorded.", len(chosen))
            messages.success(request, said % {"number": len(chosen)})
        return redirect(self.source.get_source_instance_edit_url())

    def get_context_data(self, **kwargs):
        changes = outstanding(self.source)
        rows = [(change, *compare(change.old.text, change.new.text)) for change in changes]
        return super().get_context_data(
            rows=rows,
            cost=sum(change.cost for change in changes),
            languages=len({locale.pk for change in changes if change.cost for locale in change.locales}),
            may_tick=any(change.may_be_correction for change in changes),
            edit_url=self.source.get_source_instance_edit_url(),
            source_language=self.source.locale.language_code,
            **kwargs,
        )


def _record(source, changes, user):
    texts = {text for change in changes for text in (change.old.text, change.new.text)}
    strings = strings_for(source.locale_id, texts)
    decide(
        source,
        [(change.new.path, strings[change.old.text].pk, strings[change.new.text].pk) for change in changes],
        user,
    )


class StillCorrectView(View):
    """One text of a translation is still correct though the original changed."""

    http_method_names = ["post"]

    def dispatch(self, request, *args, translation_id: int, **kwargs):
        self.translation = get_object_or_404(
            Translation.objects.select_related("source", "target_locale"), pk=translation_id, enabled=True
        )
        if not may_open(request.user, self.translation):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, string_translation_id: int):
        words = get_object_or_404(
            StringTranslation.objects.select_related("context", "translation_of"),
            pk=string_translation_id,
            locale=self.translation.target_locale_id,
            context__object_id=self.translation.source.object_id,
        )
        try:
            still_correct(words, request.user)
        except StillCorrectError as error:
            messages.error(request, error.message)
        else:
            messages.success(request, _("Noted: this text is still correct."))
        return self.go_back()

    def go_back(self):
        asked = self.request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(asked, self.request.get_host(), self.request.is_secure())
        return redirect(asked if safe else self.translation.get_target_instance_edit_url())


class AllStillCorrectView(StillCorrectView):
    """Every text under which only the wording changed is still correct."""

    def post(self, request):
        done, refused = all_still_correct(self.translation, request.user)
        said = ngettext("%(number)s text is still correct.", "%(number)s texts are still correct.", done)
        messages.success(request, said % {"number": done})
        if refused:
            said = ngettext(
                "%(number)s text cannot be: its original has other links or tags now.",
                "%(number)s texts cannot be: their originals have other links or tags now.",
                len(refused),
            )
            messages.warning(request, said % {"number": len(refused)})
        return self.go_back()
