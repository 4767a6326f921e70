"""The language of a public response comes from its address alone: no cookie, no session, no guess."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers
from wagtail.admin.localization import get_localized_response

from . import languages
from .rich_text import remembered_targets
from .sites import open_languages


def language_of(path: str) -> str | None:
    """The language whose prefix an address has (``/fr/news/`` gives ``fr``), or None."""
    first = path.removeprefix(get_script_prefix()).split("/", 1)[0]
    return first if first in dict(languages.LANGUAGES) else None


class LocaleMiddleware:
    """Activate the language of the address; send ``/`` to the best language for ``Accept-Language``.

    Django's own middleware reads a cookie and turns every 404 into a redirect that depends on headers, both of
    which forbid storing public pages. Only ``/`` depends on a header here (and a 404
    without a language in its address), and says so in ``Vary``.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info == "/":
            return self._to_best_language(request)
        language = language_of(request.path_info) or languages.SOURCE
        with translation.override(language), remembered_targets():
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
        response.headers.setdefault("Content-Language", language)
        return response

    def _to_best_language(self, request):
        language = languages.best_for(request.headers.get("Accept-Language", ""), open_languages())
        response = HttpResponseRedirect(f"{get_script_prefix()}{language}/")
        response.headers["Cache-Control"] = "no-cache"
        patch_vary_headers(response, ["Accept-Language"])
        return response


class StaffLanguageMiddleware:
    """Below the admin, answer in the language and the time zone that the person has chosen for it.

    Wagtail does that for its views alone; what refuses or answers before a view is reached, or in its place, and what
    is said when a view refuses, would be in the language of the originals.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(f"/{settings.ADMIN_PATH}") or not request.user.is_authenticated:
            return self.get_response(request)
        return get_localized_response(self.get_response, request)
