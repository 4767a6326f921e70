"""Guards at the engine's own addresses: what would break it is refused with a message before it gets there."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from .engine.locale_trees import refuse_synchronisation
from .lifecycle.moves import refuse_move_by_api, tell_in_bulk
from .publication_guard.admin_api import refuse_to_publish
from .publication_guard.explaining import answer
from .publication_guard.locks import refuse_locked
from .publishing.editor import refuse_to_stop

SAFE = ("GET", "HEAD", "OPTIONS")
LARGEST_STRING = 200_000  # bytes of a request that saves one string


class TranslationGuardMiddleware(MiddlewareMixin):
    """Refuses what the engine would answer with an error page, and what would put an alias in a translation's place."""

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        if match is not None and "wagtaillocales" in match.namespaces:
            return refuse_synchronisation(request)
        if match is not None and match.view_name == "wagtailadmin_api:pages:action" and request.method not in SAFE:
            if kwargs["action_name"] == "move":
                return refuse_move_by_api(request, kwargs["pk"])
            return refuse_to_publish(request, kwargs["pk"], kwargs["action_name"])
        if match is not None and match.view_name == "wagtail_bulk_action" and request.method not in SAFE:
            return tell_in_bulk(request) if kwargs["action"] == "move" else None
        if match is None or "wagtail_localize" not in match.app_names:
            return None
        if "translation_id" in kwargs and request.method not in SAFE:
            locked = refuse_locked(request, match.url_name, kwargs["translation_id"])
            if locked is not None:
                return locked
        if match.url_name == "stop_translation":
            return refuse_to_stop(request)
        if match.url_name in ("edit_string_translation", "edit_override"):
            return _refuse_large(request)
        if match.url_name == "convert_to_alias":
            return _refuse_alias(request)
        return None

    def process_exception(self, request, exception):
        """A publication refused in the middle of Wagtail's own work is told in words, not as an error."""
        return answer(request, exception)


def _refuse_large(request):
    try:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        size = LARGEST_STRING + 1
    if size > LARGEST_STRING:
        return JsonResponse({"detail": _("This is too long to be one text.")}, status=413)
    if request.method == "PUT" and b"value" not in request.body:
        return JsonResponse({"detail": _("The text is missing.")}, status=400)
    return None


def _refuse_alias(request):
    """An alias would show the original under another language's name, and its translated words would be gone."""
    messages.error(request, _("Here no page stands in for a translation. Unpublish it instead."))
    return redirect(_next(request))


def _next(request) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, request.get_host(), request.is_secure())
    return target if target and safe else reverse("wagtailadmin_home")
