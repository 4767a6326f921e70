"""One translation, paragraph by paragraph: what was written for what, by whom, and what is to be done."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..engine.models import Translation
from ..engine.rows import target_of
from ..engine.segments import segments_of
from ..language_permissions import may_open, may_read, may_review, may_translate
from ..machine.configuration import is_offered
from ..machine.runs import may_use_machine
from ..models import TranslationStatus
from .admin_urls import edit_address
from .labels import sign_of, words_of


class TranslationMixin:
    """A view of one translation, for people who work in its language."""

    def dispatch(self, request, *args, **kwargs):
        related = ("source__specific_content_type", "source__locale", "target_locale")
        self.translation = get_object_or_404(Translation.objects.select_related(*related), pk=kwargs["translation_id"])
        if not self._may_open(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def _may_open(self, user) -> bool:
        """A snippet without drafts has no row before it is published: then the language and the original are asked."""
        if target_of(self.translation) is not None:
            return may_open(user, self.translation)
        original = self.translation.source.get_source_instance()
        return may_translate(user, self.translation.target_locale) and may_read(user, original)


class WorkView(TranslationMixin, WagtailAdminTemplateMixin, TemplateView):
    """What a translator has before them: every paragraph with its original, state and author."""

    template_name = "translations/desk/work.html"
    header_icon = "wagtail-localize-language"
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse_lazy("translations:overview"), "label": _("Translations")},
    ]

    def get_page_title(self):
        return self.translation.source.object_repr

    def get_page_subtitle(self):
        return self.translation.target_locale.get_display_name()

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        translation = self.translation
        status = TranslationStatus.objects.filter(
            translation_key=translation.source.object_id, locale_id=translation.target_locale_id
        ).first()
        paragraphs = segments_of(translation, "authorship__written_by", "authorship__reviewed_by")
        context = super().get_context_data(**kwargs)
        return context | {
            "translation": translation,
            "status": status,
            "words": words_of(status) if status else [],
            "sign": sign_of(status) if status else "hollow",
            "paragraphs": paragraphs,
            "has_carried": any(paragraph.carried for paragraph in paragraphs),
            "machine": is_offered() and may_use_machine(self.request.user, translation),
            "may_review": may_review(self.request.user, translation.target_locale),
            "editor": self._editor(status),
            "review_address": reverse("translations:review", args=[translation.pk]),
        }

    def _editor(self, status):
        if status is None or status.row_id is None:
            return ""
        return edit_address(self.translation.source.specific_content_type, status.row_id)
