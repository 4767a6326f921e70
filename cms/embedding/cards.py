"""The card: what a page is about, small enough for another site. No script, no cookie, nothing from elsewhere."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms.core.sites import network_name, site_of
from cms.translations.reader_notices.plain_notice import told
from cms.translations.states import state_of

from .finding import PrivateError, shown

CACHING = "public, max-age=300, s-maxage=900"


@require_safe
@xframe_options_exempt
def card(request, path):
    """The card of what is at this path. 404 for what is not public: a card tells nothing of it."""
    try:
        found = shown(request, path)
    except PrivateError as private:
        raise Http404 from private
    site = site_of(request)
    context = {
        "row": found.row,
        "kind": getattr(found.row, "search_kind_label", ""),
        "fallback": found.fallback,
        "told": told(state_of(found.row)),
        "url": site.root_url + found.url,
        "network": network_name(site),
    }
    response = render(request, "embedding/card.html", context)
    response.headers["Cache-Control"] = CACHING
    return response
