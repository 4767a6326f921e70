"""What is known of an address where nothing is: the languages in which the public may read it.

A language that has no home page yet, and an address without a language, have no pages at all; the same path under
another language's prefix may have one. What is private or a draft in every language is not told of.
"""

import re
from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .content_urls import Entry, address
from .middleware import language_of
from .redirects import first_redirect
from .routing import places
from .sites import address_of, home_paths, site_of
from .visibility import visible_pages

LIKE_A_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?", re.IGNORECASE)


def elsewhere(request) -> list[Entry]:
    """Where the content of this address is found, once for each language that has it; empty if none has.

    Nothing is asked where a language with a home page was looked through already, nor for files.
    """
    homes = home_paths(site_of(request))
    parts = [part for part in request.path_info.split("/") if part]
    if not homes or is_file(request) or "\0" in request.path_info or language_of(request.path_info) in homes:
        return []
    if parts and LIKE_A_LANGUAGE.fullmatch(parts[0]):
        parts = parts[1:]
    return _versions(parts, homes) or _after_a_move(request, parts, homes)


def is_file(request) -> bool:
    """Whether a file was asked for, such as an icon: nobody reads what is answered then."""
    return "." in request.path_info.rsplit("/", 1)[-1]


def _versions(parts: list[str], homes: dict) -> list[Entry]:
    """The versions of what has this path below some home page, in the languages' order. Two queries."""
    found = {place: rest for home in homes.values() for place, rest in places(home, parts).items()}
    row = visible_pages().filter(url_path__in=found, locale__language_code__in=homes).order_by("-depth", "pk").first()
    if row is None:
        return []
    rest = found[row.url_path]
    if rest:
        below = getattr(row.specific_class, "versions_below", None)
        return _in_order(below(rest), homes) if below else []
    return _of_page(row, homes)


def _of_page(row: Page, homes: dict) -> list[Entry]:
    rows = visible_pages().filter(translation_key=row.translation_key).select_related("locale")
    found = [(row, address_of(row.url_path, row.locale.language_code)) for row in rows]
    return _in_order([Entry(row.title, url, row.locale.language_code) for row, url in found if url], homes)


def _in_order(entries: list[Entry], homes: dict) -> list[Entry]:
    codes = list(homes)
    return sorted((entry for entry in entries if entry.language in homes), key=lambda one: codes.index(one.language))


def _after_a_move(request, parts: list[str], homes: dict) -> list[Entry]:
    """The same for an address that was left: where the redirect of the same path in some language leads."""
    path = "".join(f"{part}/" for part in parts)
    redirect = first_redirect(site_of(request), [Redirect.normalise_path(address(code, path)) for code in homes])
    if redirect is None:
        return []
    if redirect.redirect_page_id:
        return _of_page(redirect.redirect_page, homes)
    target = urlsplit(redirect.redirect_link)
    own = language_of(target.path)
    if own is None or own not in homes or target.netloc:
        return []
    return _versions([part for part in target.path.removeprefix(address(own, "")).split("/") if part], homes)
