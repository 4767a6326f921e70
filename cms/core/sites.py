"""Sites, their home pages and the addresses below them, from Wagtail's cache of root pages."""

from typing import Any

from django.db.models import Q
from django.utils import translation
from wagtail.models import Site

from . import languages
from .content_urls import address, under


def site_of(request: Any) -> Site | None:
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


def home_paths(site: Site | None) -> dict[str, str]:
    """Language to tree address (``url_path``) of a site's home pages, for languages of the table, in its order."""
    roots = {
        root.language_code: root.root_path for root in Site.get_site_root_paths() if site and root.site_id == site.pk
    }
    return {code: roots[code] for code in languages.codes() if code in roots}


def home_path(site: Site, language: str) -> str | None:
    """The tree address of a site's home page in a language."""
    for _attempt in range(2):
        found = home_paths(site).get(language)
        if found:
            return found
        Site.clear_site_root_paths_cache()  # another process may have made the home page since
    return None


def open_languages() -> set[str]:
    """Languages in which something answers: those of the table that have a home page on some site."""
    return {root.language_code for root in Site.get_site_root_paths()} & set(languages.codes())


def address_of(url_path: str, language: str) -> str | None:
    """The address of a page known by its tree address and its language; None if it belongs to no site."""
    for root in Site.get_site_root_paths():
        if root.language_code == language and url_path.startswith(root.root_path):
            return address(language, url_path.removeprefix(root.root_path))
    return None


def for_reader(url: str | None, language: str) -> str:
    """Where readers of the active language find what has this address in ``language``: under their own prefix.

    What is not translated answers there as well. Where nothing answers in the active language, such as in a preview
    for an editor who reads the admin in it, the address is kept; without one the result is empty.
    """
    reader = translation.get_language()
    if not url or reader == language or reader not in open_languages():
        return url or ""
    return under(reader, url, language)


def network_name(site: Site | None) -> str:
    """What the network calls itself on a site, from settings that ``site_of`` has loaded along."""
    settings = getattr(site, "networksettings", None)
    return settings.network_name if settings else "Roundtable"
