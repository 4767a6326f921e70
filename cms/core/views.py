"""Serving pages; and what to show for addresses that lead nowhere and for the day something breaks."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from wagtail import views as wagtail_views

from . import languages
from .fallback import Elsewhere
from .middleware import language_of
from .routing import route


def serve(request, path):
    """Wagtail's own view, with the page looked up by us: Wagtail keeps what it routed on the request and so do we."""
    try:
        request._wagtail_route_for_request = route(request, path)
    except Http404:
        request._wagtail_route_for_request = None
    except Elsewhere as translated:  # for now: the translation may go, and then the original answers here again
        query = request.META.get("QUERY_STRING", "")
        return HttpResponseRedirect(f"{translated.address}?{query}" if query else translated.address)
    return wagtail_views.serve(request, path)


def not_found(request, exception=None):
    """404 in the language of the address, with the ways on that every page has."""
    return render(request, "404.html", status=404)


def server_error(request):
    """500 in the language of the address. Uses no database, session or context processor."""
    language = language_of(request.path_info) or languages.SOURCE
    with translation.override(language):
        context = {"language": language, "direction": languages.direction(language)}
        return HttpResponse(render_to_string("500.html", context), status=500)


def service_worker(request):
    """The worker that keeps pages for reading offline, from the root: only there it may answer for all languages."""
    script = Path(finders.find("js/sw.js")).read_text(encoding="utf-8")
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
