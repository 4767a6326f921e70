"""Pages and snippets by language, each cell with its state and a link to where the work is."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.models import Locale, Page
from wagtail.permissions import policy_registry

from cms.core.leftovers.types import name_of

from ..language_permissions import languages_of, readable
from ..language_permissions.policies import translatable_snippets
from ..language_permissions.readable import ANY_RIGHT
from ..models import TranslationStatus
from .admin_urls import edit_address, submit_address, work_address
from .filters import OverviewFilterSet
from .labels import sign_of, words_of


class OriginalColumn(BaseColumn):
    """Title of the original, its kind and language."""

    cell_template_name = "translations/desk/_original.html"


class LanguageColumn(BaseColumn):
    """How each content stands in one language."""

    cell_template_name = "translations/desk/_cell.html"

    def __init__(self, locale: Locale):
        super().__init__(f"locale_{locale.pk}", label=locale.get_display_name())
        self.locale = locale

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        status = instance.by_locale.get(self.locale.pk)
        if status is None:
            return context
        address = work_address(status) if instance.is_original else _editor(status)
        if not address and instance.is_original and instance.may_submit and instance.row_id:
            address = submit_address(instance.specific_type, instance.row_id, self.locale.language_code)
        words = words_of(status)
        return context | {"status": status, "words": words, "sign": sign_of(status), "address": address}


class OverviewView(BaseListingView):
    """The contents whose originals the person may read, in the languages the person works in.

    The number of queries is the same for one row and for fifty.
    """

    model = TranslationStatus
    template_name = "translations/desk/overview.html"
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    index_url_name = "translations:overview"
    index_results_url_name = "translations:overview_results"
    filterset_class = OverviewFilterSet
    paginate_by = 50
    is_searchable = True
    search_fields = ["original_title"]
    search_backend_name = None
    default_ordering = ["specific_type", "original_title", "pk"]
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
        {"url": "", "label": _("Translations")},
    ]

    def dispatch(self, request, *args, **kwargs):
        self.languages = languages_of(request.user)
        if not self.locales:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def locales(self) -> list[Locale]:
        return [locale for locale in Locale.objects.order_by("pk") if locale in self.languages]

    @property
    def columns(self):
        chosen = self.request.GET.get("language")
        known = any(locale.language_code == chosen for locale in self.locales)
        shown = [locale for locale in self.locales if not known or locale.language_code == chosen]
        return [OriginalColumn("original", label=_("Original")), *map(LanguageColumn, shown)]

    def get_base_queryset(self):
        """Titles of drafts and private originals are for those who may read them in the admin.

        What lost its original stands here by its oldest row that is the person's: nothing else would lead to it.
        """
        public = Q(is_original=True, original_public=True)
        rows = TranslationStatus.objects.filter(public | self._mine() & (Q(is_original=True) | self._bereft()))
        return rows.select_related("locale", "specific_type")

    def _bereft(self) -> Q:
        same = {name: OuterRef(name) for name in ("content_type", "translation_key")}
        locales = [locale.pk for locale in self.locales]
        older = TranslationStatus.objects.filter(**same, locale__in=locales, row_id__lt=OuterRef("row_id"))
        return Q(original_language="", row_id__isnull=False) & ~Q(Exists(older))

    def _mine(self) -> Q:
        """The originals that are this person's to work on: pages by their place, snippets by their kind."""
        user, locales = self.request.user, [locale.pk for locale in self.locales]
        pages = ContentType.objects.get_for_model(Page)
        found = Q(content_type=pages, row_id__in=readable(Page.objects.filter(locale__in=locales), user).values("pk"))
        for model in translatable_snippets():
            if policy_registry.get_by_type(model).user_has_any_permission(user, ANY_RIGHT):
                found |= Q(content_type=ContentType.objects.get_for_model(model), locale__in=locales)
        return found

    def get_filterset_kwargs(self):
        types = self.get_base_queryset().values_list("specific_type", flat=True).distinct().order_by()
        kinds = [(pk, _kind(pk)) for pk in types]
        return super().get_filterset_kwargs() | {"locales": self.locales, "kinds": kinds}

    def get_table(self, object_list):
        rows = list(object_list)
        self._complete(rows)
        return super().get_table(rows)

    def _complete(self, rows):
        """Give each row its statuses by language and its links. One query."""
        locales = [locale.pk for locale in self.locales]
        keys = [row.translation_key for row in rows]
        found = TranslationStatus.objects.filter(translation_key__in=keys, locale__in=locales)
        by_content = defaultdict(dict)
        for status in found.select_related("specific_type"):
            by_content[status.content_type_id, status.translation_key][status.locale_id] = status
        may_submit = self.request.user.has_perm("wagtail_localize.submit_translation")
        for row in rows:
            row.by_locale = by_content[row.content_type_id, row.translation_key]
            row.may_submit = may_submit
            row.kind = _kind(row.specific_type_id)
            mine = row.row_id and row.locale_id in locales
            row.address = edit_address(row.specific_type, row.row_id) if mine else ""


def _editor(status) -> str:
    return edit_address(status.specific_type, status.row_id) if status.row_id else ""


def _kind(type_id) -> str:
    return capfirst(name_of(ContentType.objects.get_for_id(type_id)))
