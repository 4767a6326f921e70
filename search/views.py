"""The page of results and the suggestions while typing. Every state of the page is an address; none sets a cookie."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from cms.core.routing import home_path, site_of
from cms.core.sites import home_paths
from cms.operations.limits import seconds_to_wait

from .answer import answer
from .facets import chosen_in
from .fruitless import record
from .promotions import promoted
from .query import read_query
from .suggestions import suggest

SUGGESTIONS = 6  # times as many suggestions as searches in a minute


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """``/fr/search/?q=…`` with the filters ``kind``, ``region``, ``country``, ``topic``, ``year``, and ``page``."""
    language = translation.get_language()
    locale = _locale_of(request, language)
    query = read_query(request.GET.get("q", ""))
    if query.words and (wait := seconds_to_wait(request, "search.results", settings.SEARCH_RATE)):
        return _too_many(request, wait)
    said = answer(query, language, locale.pk, chosen_in(request.GET), _number(request.GET.get("page", "")))
    if said.fruitless:
        record(query, language)
    context = {
        "answer": said,
        "promoted": promoted(query, language, locale.pk) if said.number == 1 and not said.chosen else [],
        "locale_id": locale.pk,
        "content_addresses": _addresses(request, query),
    }
    return _kept_by_nobody(render(request, "search/results.html", context))


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Titles that begin like what was typed, as JSON: ``{"suggestions": [{"title": …, "url": …}]}``."""
    language = translation.get_language()
    _locale_of(request, language)
    if wait := seconds_to_wait(request, "search.suggestions", settings.SEARCH_RATE * SUGGESTIONS):
        return _kept_by_nobody(JsonResponse({"suggestions": []}, status=429, headers={"Retry-After": str(wait)}))
    found = suggest(read_query(request.GET.get("q", "")), language)
    return _kept_by_nobody(JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False}))


def _locale_of(request, language) -> Locale:
    """A language without a home page has no pages, and so no search."""
    site = site_of(request)
    if site is None or home_path(site, language) is None:
        raise Http404("no pages in this language")
    return Locale.objects.get(language_code=language)


def _addresses(request, query) -> dict[str, str]:
    """The same search in the other languages that have pages, for the language switcher."""
    found = {}
    for code in home_paths(site_of(request)):
        with translation.override(code):
            found[code] = reverse("search") + (f"?{urlencode({'q': query.text})}" if query.text else "")
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _too_many(request, wait):
    response = render(request, "search/too_many.html", {"wait": wait}, status=429)
    response.headers["Retry-After"] = str(wait)
    return _kept_by_nobody(response)


def _kept_by_nobody(response):
    """Not in shared caches, and in the reader's own only until it is asked for again; not in search engines."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
