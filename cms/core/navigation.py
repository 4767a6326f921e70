"""Header, footer, breadcrumb and language switcher: the same on every page, in few queries."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import translation
from wagtail.models import Page, Site

from . import languages
from .addresses import Entry, address
from .visibility import visible_pages


@dataclass
class Navigation:
    """What surrounds a page: the home page's address, the header, the footer and the way back up."""

    home_url: str
    header: list[Entry] = field(default_factory=list)
    footer: list[Entry] = field(default_factory=list)
    breadcrumb: list[Entry] = field(default_factory=list)


def navigation(request, page: Page | None) -> Navigation:
    """Built once for a request, with one query for all menus when the home page is known.

    Pages right under the home page are in the header if they are shown in menus, else in the footer.
    """
    if not hasattr(request, "_navigation"):
        request._navigation = _navigation(request, page)
    return request._navigation


def _navigation(request, page):
    language = translation.get_language()
    home = _home(request, language)
    found = Navigation(address(language, ""))
    if home is None:
        return found
    ancestors = _ancestor_paths(page, home) if page else []
    near = visible_pages().filter(Q(path__startswith=home.path, depth=home.depth + 1) | Q(path__in=ancestors))
    for row in near.order_by("path").values("path", "depth", "title", "url_path", "show_in_menus"):
        here = page is not None and page.path.startswith(row["path"])
        relative = row["url_path"].removeprefix(home.url_path)
        entry = Entry(row["title"], address(language, relative), current=here)
        if row["depth"] == home.depth + 1:
            (found.header if row["show_in_menus"] else found.footer).append(entry)
        if row["path"] in ancestors:
            found.breadcrumb.append(entry)
    if page is not None and page.path != home.path:
        found.breadcrumb.insert(0, Entry(home.title, found.home_url))
    return found


def _home(request, language):
    home = getattr(request, "home_page", None)
    if home is not None:
        return home
    site = Site.find_for_request(request)
    if site is None:
        return None
    rows = visible_pages().filter(translation_key=site.root_page.translation_key, locale__language_code=language)
    return rows.first()


def _ancestor_paths(page, home):
    lengths = range(len(home.path) + Page.steplen, len(page.path), Page.steplen)
    return [page.path[:length] for length in lengths]


@dataclass(frozen=True)
class Translation:
    """The same page in one of the site's languages, or that language's home page where it does not exist."""

    language: languages.Language
    url: str
    available: bool
    current: bool


def translations(request, page: Page | None, tail: str = "") -> list[Translation]:
    """One entry for each language of the site, in the site's order. One query.

    ``tail`` is the rest of the address below the page (``stavrodromi/`` for a practice in its library).
    """
    active = translation.get_language()
    urls = {}
    if page is not None and page.translation_key:
        rows = visible_pages().filter(translation_key=page.translation_key).select_related("locale")
        urls = {row.locale.language_code: row.url for row in rows}
    return [
        Translation(
            language,
            urls[language.code] + tail if urls.get(language.code) else address(language.code, ""),
            available=bool(urls.get(language.code)),
            current=language.code == active,
        )
        for language in languages.TABLE
    ]
