"""An address that moved in one language moved in all, also in those where the page has no row to remember it by."""

from urllib.parse import urlsplit, urlunsplit

from django.db.models import Q
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.models import Redirect

from .content_urls import under
from .middleware import language_of
from .sites import home_paths, site_of

LONGEST_CHAIN = 5  # redirects to redirects that are looked at, so as not to lead anybody in a circle


class RedirectAcrossLanguagesMiddleware:
    """Where nothing answers under one language's prefix, follow a redirect of the same path under another's.

    Stands outside Wagtail's middleware, which has looked for a redirect of the address itself. Like that one it tries
    the address with its query and then without. One query for a 404, a few more where a redirect is found.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        language = language_of(request.path_info)
        if response.status_code != 404 or language is None or "\0" in request.path_info:
            return response
        return _redirect(request, language) or response


def _redirect(request, language):
    site = site_of(request)
    homes = home_paths(site)
    if language not in homes:
        return None
    old_paths = [path for other in homes if other != language for path in _old_paths(request, language, other)]
    found = first_redirect(site, old_paths)
    target = found and _target(request, site, found, language)
    if not found or not target or urlsplit(target).path.rstrip("/") == request.path.rstrip("/"):
        return None
    return (HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect)(target)


def _old_paths(request, language, other) -> list[str]:
    """The asked address as it would be stored for another language: with its query before without, and decoded."""
    full = under(other, request.get_full_path(), language)
    spellings = [
        Redirect.normalise_path(path, decode_unicode=decode)
        for path in (full, urlsplit(full).path)
        for decode in (True, False)
    ]
    return list(dict.fromkeys(spellings))


def first_redirect(site, old_paths) -> Redirect | None:
    """The redirect of the first of these paths that has one; one of the site before one of every site. One query."""
    rows = Redirect.objects.filter(Q(site=site) | Q(site=None), old_path__in=old_paths).select_related("redirect_page")
    return min(rows, key=lambda row: (old_paths.index(row.old_path), row.site_id is None), default=None)


def _target(request, site, redirect, language) -> str | None:
    """Where it leads for readers of a language; None where it leads to a page that is offline, or in a circle.

    Addresses of other hosts were written by an administrator and stay as they are.
    """
    page = redirect.redirect_page
    if (page and not page.live) or not redirect.link or (not page and _is_circle(site, redirect)):
        return None
    parts = urlsplit(redirect.link)
    own = language_of(parts.path)
    if own is None or parts.netloc not in ("", request.get_host()):
        return redirect.link
    return urlunsplit(parts._replace(path=under(language, parts.path, own)))


def _is_circle(site, redirect) -> bool:
    seen = set()
    for _step in range(LONGEST_CHAIN):
        seen.add(redirect.old_path)
        if redirect.redirect_page_id or not redirect.redirect_link.startswith("/"):
            return False
        redirect = first_redirect(site, [Redirect.normalise_path(redirect.redirect_link)])
        if redirect is None:
            return False
        if redirect.old_path in seen:
            return True
    return True
