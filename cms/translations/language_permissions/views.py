"""Views of Wagtail and the engine that show rows of all languages, narrowed to what the person may read.

No hook reaches their querysets. So the view that stands at the address, whosever it is, is served as a subclass with
one of the mixins below: an app's own view for the same address is narrowed in the same way.
"""

import json
from functools import cache

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.reports import ReportView
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from cms.core.leftovers.types import installed_types

from .files import readable_files
from .logs import in_my_languages, with_readable_original
from .readable import readable
from .rights import languages_of


class OwnLanguagesOffered:
    """The form that sends an original to be translated offers the person's languages."""

    def get_form(self):
        form = super().get_form()
        field = form.fields["locales"]
        languages = languages_of(self.request.user)
        if not languages.everywhere:
            field.queryset = field.queryset.filter(pk__in=languages.ids)
        return form


class OwnTranslations:
    """The engine's report lists translations into the person's languages whose originals are readable.

    For everybody it is ordered, so that its pages repeat and skip nothing, and its export has columns: the engine
    names none, and a file of empty rows would come.
    """

    list_export = [
        "source.object_repr",
        "source.locale.language_code",
        "target_locale.language_code",
        "waiting_for_translation",
    ]
    export_headings = {
        "source.object_repr": _("Original"),
        "source.locale.language_code": _("Written in"),
        "target_locale.language_code": _("Language"),
        "waiting_for_translation": _("Not translated yet"),
    }

    def get_queryset(self):
        user, languages = self.request.user, languages_of(self.request.user)
        rows = super().get_queryset().select_related("source__locale", "target_locale")
        rows = rows.filter(source__specific_content_type__in=installed_types())
        if not user.is_superuser:
            rows = rows.filter(with_readable_original(user))
        rows = rows if languages.everywhere else rows.filter(target_locale_id__in=languages.ids)
        return rows.order_by("-source__last_updated_at", "pk")


class ReadableInApi:
    """The engine's list of snippets, and each of them."""

    def get_queryset(self):
        return readable(super().get_queryset(), self.request.user)


class OwnSnippets:
    """The list of a snippet shows the person's languages; public rows of others are found in choosers. Who may only
    add sees what is public."""

    def get_base_queryset(self):
        rows = readable(super().get_base_queryset(), self.request.user)
        return languages_of(self.request.user).filter(rows) if issubclass(rows.model, TranslatableMixin) else rows


class ReadableFiles:
    """The admin's API tells of pictures and documents that are the person's to choose or change, and of public ones."""

    def get_queryset(self):
        return readable_files(super().get_queryset(), self.request.user)


class ReadableToChoose:
    """A chooser of snippets offers the readable ones."""

    def get_object_list(self):
        return readable(super().get_object_list(), self.request.user)


class OwnSnippetLogs:
    """The site's history: of snippets, those in the person's languages. Pages follow the policy."""

    def filter_queryset(self, queryset):
        queryset = super().filter_queryset(queryset)
        if queryset.model is ModelLogEntry:
            return queryset.filter(in_my_languages(self.request.user))
        return queryset


class OwnWorkflows:
    """The reports of workflows: of snippets, those in the person's languages. Pages follow the policy."""

    prefix = ""

    def get_queryset(self):
        return super().get_queryset().filter(in_my_languages(self.request.user, self.prefix))


class OwnWorkflowTasks(OwnWorkflows):
    prefix = "workflow_state__"


class OwnLocks:
    """Pages that somebody locked while they had the language are not shown to them afterwards."""

    def get_queryset(self):
        rows = super().get_queryset()
        languages = languages_of(self.request.user)
        return rows if languages.everywhere else rows.filter(Q(locale_id__in=languages.ids))


class ReadableLastEdits:
    """The report of page types names the last edited page, by the title of its draft, to those who may read that."""

    def decorate_paginated_queryset(self, page_types):
        page_types = super().decorate_paginated_queryset(page_types)
        named = [item.last_edited_page.pk for item in page_types if item.last_edited_page is not None]
        known = set(readable(Page.objects.filter(pk__in=named), self.request.user).values_list("pk", flat=True))
        for item in page_types:
            if item.last_edited_page is not None and item.last_edited_page.pk not in known:
                item.last_edited_page = None
        return page_types


class ReadableReport:
    """Any other report lists of pages and of content what the person may read, whichever app it comes from."""

    def get_queryset(self):
        rows = super().get_queryset()
        return readable(rows, self.request.user) if _is_content(rows.model) else rows


def _is_content(model) -> bool:
    return issubclass(model, (Page, TranslatableMixin)) or model in get_snippet_models()


class ReadableInBulk:
    """An action on many names those that the person may not do it to: of them, the readable ones."""

    def get_queryset(self, model, object_ids):
        rows = list(super().get_queryset(model, object_ids))
        asked = model._base_manager.filter(pk__in=[row.pk for row in rows])
        if issubclass(model, (get_image_model(), get_document_model())):
            asked = readable_files(asked, self.request.user)
        elif _is_content(model):
            asked = readable(asked, self.request.user)
        known = set(asked.values_list("pk", flat=True))
        return [row for row in rows if row.pk in known]


class SearchableInApi:
    """The admin's API finds what is readable: a search takes no other condition than one on the key."""

    def get_queryset(self):
        rows = super().get_queryset()
        if "search" not in self.request.GET:
            return rows
        return Page.objects.filter(pk__in=rows.order_by().values("pk")).order_by("id")


class ReadableLinks:
    """An address pasted as a link stays an address where it belongs to a page that is not readable."""

    def post(self, request):
        response = super().post(request)
        data = json.loads(response.content)
        found = data.get("internal") or data.get("result") or {}
        if "id" not in found or readable(Page.objects.filter(pk=found["id"]), request.user).exists():
            return response
        return self.render_chosen_response(self.get_result_data())


API = "wagtailadmin_api:"
FILES_IN_API = [f"{API}{kind}:{name}" for kind in ("images", "documents") for name in ("listing", "detail", "find")]
PAGE_IN_API, PAGES_IN_API = f"{API}pages:detail", f"{API}pages:listing"
IN_BULK = "wagtail_bulk_action"
MIXINS = dict.fromkeys(FILES_IN_API, ReadableFiles) | {
    PAGES_IN_API: SearchableInApi,
    "wagtail_localize:submit_page_translation": OwnLanguagesOffered,
    "wagtail_localize:submit_snippet_translation": OwnLanguagesOffered,
    "wagtail_localize:translations_report": OwnTranslations,
    "wagtail_localize:translations_report_results": OwnTranslations,
    "wagtail_localize:snippets_api_listing": ReadableInApi,
    "wagtail_localize:snippets_api_detail": ReadableInApi,
    "snippets:list": OwnSnippets,
    "snippets:list_results": OwnSnippets,
    "snippet_choosers:choose": ReadableToChoose,
    "snippet_choosers:choose_results": ReadableToChoose,
    "wagtailadmin_reports:site_history": OwnSnippetLogs,
    "wagtailadmin_reports:site_history_results": OwnSnippetLogs,
    "wagtailadmin_reports:workflow": OwnWorkflows,
    "wagtailadmin_reports:workflow_results": OwnWorkflows,
    "wagtailadmin_reports:workflow_tasks": OwnWorkflowTasks,
    "wagtailadmin_reports:workflow_tasks_results": OwnWorkflowTasks,
    "wagtailadmin_reports:locked_pages": OwnLocks,
    "wagtailadmin_reports:locked_pages_results": OwnLocks,
    "wagtailadmin_reports:page_types_usage": ReadableLastEdits,
    "wagtailadmin_reports:page_types_usage_results": ReadableLastEdits,
    "wagtailadmin_choose_page_external_link": ReadableLinks,
}


def is_narrowed(name: str, view) -> bool:
    """Whether the view at an address shows rows of all languages."""
    return name in (PAGE_IN_API, IN_BULK) or _mixin(name, view) is not None


def _mixin(name, view) -> type | None:
    is_report = issubclass(getattr(view, "view_class", object), ReportView)
    return MIXINS.get(name, ReadableReport if is_report else None)


def narrowed(request, view, name: str, kwargs: dict):
    """The answer of the view at an address, narrowed; None for superusers, who read everything as it is."""
    if request.user.is_superuser and MIXINS.get(name) is not OwnTranslations:
        return None
    if name == PAGE_IN_API:
        return with_readable_translations(view(request, **kwargs), request.user)
    if name == IN_BULK:
        return _in_bulk(request, **kwargs)
    if name.startswith(API):
        request.wagtailapi_router = _admin_api()
    return narrowed_view(view, _mixin(name, view))(request, **kwargs)


def _in_bulk(request, app_label, model_name, action):
    """As Wagtail's own dispatcher; None where there is no such action, which it answers itself."""
    action_class = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if action_class is None:
        return None
    view = _joined(action_class, ReadableInBulk)(request, apps.get_model(app_label, model_name))
    return never_cache(require_admin_access(view.dispatch))(request)


def _admin_api():
    """What the admin's API gives its views to find addresses by. Whoever imports it first has it ask for all hooks."""
    from wagtail.admin.api.urls import admin_api

    return admin_api


def with_readable_translations(response, user):
    """The admin's API names all translations of a page with their titles; what is not readable is taken out."""
    meta = getattr(response, "data", {}).get("meta", {})
    pages = Page.objects.filter(pk__in=[entry["id"] for entry in meta.get("translations") or []])
    known = set(readable(pages, user).values_list("pk", flat=True))
    if "translations" in meta:
        meta["translations"] = [entry for entry in meta["translations"] if entry["id"] in known]
    return response


def narrowed_view(view, mixin: type):
    """The same view with a mixin before its class, decorated as Wagtail decorates the admin's views."""
    rest = getattr(view, "cls", None)  # Django REST framework keeps its class and arguments under other names
    options = view.initkwargs if rest else view.view_initkwargs
    arguments = ({"actions": view.actions} if rest else {}) | options
    return never_cache(require_admin_access(_joined(rest or view.view_class, mixin).as_view(**arguments)))


@cache
def _joined(view_class: type, mixin: type) -> type:
    return type(view_class.__name__, (mixin, view_class), {"__module__": view_class.__module__})
