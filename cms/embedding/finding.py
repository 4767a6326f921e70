"""From an address to the public content that readers meet there."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.db.models import Model
from django.http import Http404, HttpRequest
from django.urls import get_script_prefix
from django.utils import translation

from cms.core.content_urls import address
from cms.core.fallback import Elsewhere, Fallback, fallback_of
from cms.core.middleware import language_of
from cms.core.routing import route
from cms.core.sites import site_of

LONGEST = 2000


class PrivateError(Exception):
    """What is at the address is there, but not for everybody."""


@dataclass(frozen=True)
class Shown:
    """Content at an address: the row, the language and path it was asked by, and the original it stands for, if so."""

    row: Model
    language: str
    path: str
    fallback: Fallback | None

    @property
    def url(self) -> str:
        """Where readers find it, without the host."""
        return address(self.language, self.path)


def shown_at(request: HttpRequest, url: str) -> Shown:
    """What an absolute address of this site shows. Raises Http404, or PrivateError."""
    site, parts = site_of(request), _split(url)
    if site is None or parts is None or parts.netloc.lower() != urlsplit(site.root_url).netloc.lower():
        raise Http404("not an address of this site")
    language, path = language_of(parts.path), unquote(parts.path)
    if language is None or "\x00" in path:
        raise Http404("no address of a page")
    with translation.override(language):
        return shown(request, path.removeprefix(get_script_prefix()).partition("/")[2])


def shown(request: HttpRequest, path: str, *, again: bool = True) -> Shown:
    """What a path below the front page of the active language shows. Raises Http404, or PrivateError."""
    try:
        found = route(request, path)
    except Elsewhere as moved:
        own = moved.address.removeprefix(address(translation.get_language(), ""))
        if not again:
            raise Http404 from moved
        return shown(request, own, again=False)
    if found.page.is_restricted:
        raise PrivateError
    row = found.page.content_at(request, *found.args, **found.kwargs)
    return Shown(row, translation.get_language(), path, fallback_of(request))


def _split(url: str):
    try:
        parts = urlsplit(url[:LONGEST])
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") else None
