"""Refuses at every door of the admin to delete what is in use, with the list of its uses.

Here and not by PROTECT: texts and blocks refer to things without a foreign key, and commands may delete what they like.
"""

from django.contrib.admin.utils import unquote
from django.http import HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.deprecation import MiddlewareMixin
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from ..malformed import answered
from .kinds import model_named, replace_address
from .uses import is_used, may, uses

SAFE = ("GET", "HEAD", "OPTIONS")


class InUseMiddleware(MiddlewareMixin):
    @answered
    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        """An answer in the place of the view, where somebody who may delete something wants to, and it is in use."""
        match = request.resolver_match
        by_api = match.view_name == "wagtailadmin_api:pages:action"
        # Whose request it is, is asked at the doors of deletion alone: elsewhere answers do not hang on a session.
        if (not by_api and not _deletes(match)) or not request.user.is_authenticated:
            return None
        if by_api and (kwargs["action_name"] != "delete" or request.method in SAFE):
            return None
        used = [row for row in _about_to_be_deleted(request, match, kwargs) if may(request.user, "delete", row)]
        used = [row for row in used if is_used(row)]
        if not used:
            return None
        return _told_by_api(used, request.user) if by_api else _told(request, used)


def refuse_page(request, page) -> HttpResponse | None:
    """For Wagtail's hook ``before_delete_page``, after those of apps that have more to say about a page of theirs."""
    row = page.specific
    return _told(request, [row]) if may(request.user, "delete", row) and is_used(row) else None


def _deletes(match) -> bool:
    bulk = match.url_name == "wagtail_bulk_action" and match.kwargs.get("action") == "delete"
    return bulk or (match.url_name == "delete" and match.view_name != "wagtailadmin_pages:delete")


def _about_to_be_deleted(request, match, kwargs) -> list:
    name = match.view_name
    if name == "wagtailadmin_api:pages:action":
        return _rows(Page, [kwargs["pk"]])
    if name == "wagtailimages:delete":
        return _rows(get_image_model(), [kwargs["image_id"]])
    if name == "wagtaildocs:delete":
        return _rows(get_document_model(), [kwargs["document_id"]])
    if match.url_name == "delete" and "pk" in kwargs:
        return _snippet(match, kwargs["pk"])
    if match.url_name == "wagtail_bulk_action" and kwargs.get("action") == "delete":
        return _many(request, kwargs)
    return []


def _snippet(match, pk):
    for model in get_snippet_models():
        if match.namespace == model.snippet_viewset.url_namespace:
            return _rows(model, [unquote(str(pk))])
    return []


def _many(request, kwargs):
    model = model_named(kwargs["app_label"], kwargs["model_name"])
    if model is None:
        return []
    chosen = request.GET.getlist("id")
    return list(model._base_manager.all()) if "all" in chosen else _rows(model, chosen)


def _rows(model, keys) -> list:
    keys = [key for key in keys if str(key).isdigit()] if model._meta.pk.get_internal_type() != "UUIDField" else keys
    rows = model._base_manager.filter(pk__in=keys)
    return [row.specific if isinstance(row, Page) else row for row in rows]


def _told(request, used):
    found = [(row, *uses(row, request.user)) for row in used]
    things = []
    for row, named, number in found:
        shown = [use for use in named if use.label]
        kind = capfirst(row._meta.verbose_name)
        things.append({"row": row, "kind": kind, "uses": shown, "number": number, "more": number - len(shown)})
        things[-1]["replace"] = replace_address(row)
    context = {"page_title": _("In use"), "header_icon": "warning", "things": things}
    status = 200 if request.method in SAFE else 409
    return TemplateResponse(request, "core/staff/in_use.html", context, status=status)


def _told_by_api(used, user):
    named = [use.label for row in used for use in uses(row, user)[0] if use.label]
    return JsonResponse({"detail": _("It is in use, so it is not deleted."), "used_by": named}, status=409)
