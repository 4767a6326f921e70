"""Wagtail's bar for staff on public pages: fetched from the admin's own address, so that pages stay one for everybody.

A page that visitors get has no trace of it: nobody's session is looked at, no query is asked, no cookie is set. A
browser that has been in the admin remembers so (``admin/staff.js``), and only such a one asks (``js/site.js``).
"""

from django.http import Http404, HttpResponse
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from wagtail.admin.userbar import ContentCheckerItem, Userbar

from .content_urls import address
from .fallback import Elsewhere
from .middleware import language_of
from .routing import route


def bar(request) -> HttpResponse:
    """The bar for the page at an address, with what this person may do there. The admin asks who they are."""
    response = HttpResponse(Userbar(object=_page_at(request)).render_html({"request": request}))
    patch_cache_control(response, private=True, no_store=True)
    return response


def leave_to_templates(request, items, page) -> None:
    """The checks speak to editors: what only a template writes, they cannot mend."""
    for item in items:
        if isinstance(item, ContentCheckerItem):
            item.axe_exclude = [*item.axe_exclude, ".organisation__name"]  # a name in a list, no heading


def _page_at(request):
    """The page at the address; None for what is no page, such as the results of a search."""
    asked = request.GET.get("path", "")
    language = language_of(asked)
    if language is None or "\0" in asked:
        return None
    with translation.override(language):
        try:
            return route(request, asked.removeprefix(address(language, ""))).page
        except (Http404, Elsewhere):
            return None


def remember_staff() -> str:
    """The script that every page of the admin has, and that the page for signing in lacks."""
    return format_html('<script src="{}" data-bar="{}"></script>', static("admin/staff.js"), reverse("userbar"))


urlpatterns = [path("userbar/", bar, name="userbar")]
