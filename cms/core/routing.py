"""From an address to its page with two queries, instead of two for each part of the address."""

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .addresses import address
from .visibility import restricted

DEEPEST = 12  # parts of an address that are looked up; ours have three


def site_of(request: HttpRequest) -> Site | None:
    """The site of a request with its network settings, by Wagtail's rule for hosts and ports. One query."""
    if not hasattr(request, "_wagtail_site"):
        host, port = request._get_raw_host().split(":")[0], int(request.get_port())
        sites = list(
            Site.objects.filter(Q(hostname=host) | Q(is_default_site=True)).select_related(
                "root_page", "networksettings"
            )
        )
        named = [site for site in sites if site.hostname == host]
        exact = [site for site in named if site.port == port] or [site for site in named if site.is_default_site]
        default = [site for site in sites if site.is_default_site]
        chosen = exact or (named if len(named) == 1 else []) or default
        request._wagtail_site = chosen[0] if chosen else None
    return request._wagtail_site


def home_path(site: Site, language: str) -> str | None:
    """The tree address (``url_path``) of a site's home page in a language, from Wagtail's cache of root pages."""
    for _attempt in range(2):
        for root in Site.get_site_root_paths():
            if root.site_id == site.pk and root.language_code == language:
                return root.root_path
        Site.clear_site_root_paths_cache()  # another process may have made the home page since
    return None


def address_of(url_path: str, language: str) -> str | None:
    """The address of a page known by its tree address and its language; None if it belongs to no site."""
    for root in Site.get_site_root_paths():
        if root.language_code == language and url_path.startswith(root.root_path):
            return address(language, url_path.removeprefix(root.root_path))
    return None


def route(request: HttpRequest, path: str) -> RouteResult:
    """The deepest page whose address begins the path, asked to answer the rest of it.

    The language is the active one: a language without a home page has no pages at all, so that another language is
    never served under its address. Raises Http404.
    """
    site = site_of(request)
    root = site and home_path(site, translation.get_language())
    if not root:
        raise Http404
    parts = [part for part in path.split("/") if part]
    addresses = [root + "".join(f"{part}/" for part in parts[:end]) for end in range(min(len(parts), DEEPEST) + 1)]
    rows = Page.objects.filter(url_path__in=addresses).annotate(is_restricted=restricted())
    found = rows.order_by("-depth").select_related("locale").first()
    if found is None:
        raise Http404
    page = _specific(found)
    return page.route(request, parts[addresses.index(found.url_path) :])


def _specific(found: Page) -> Page:
    model = found.specific_class
    page = model._default_manager.select_related(*getattr(model, "related_on_page", ())).get(pk=found.pk)
    page.locale = found.locale
    page.is_restricted = found.is_restricted
    return page
