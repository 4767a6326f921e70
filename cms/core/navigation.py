"""Header, footer, breadcrumb and language switcher: the same on every page, from one query."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import translation
from wagtail.models import Page

from . import languages
from .addresses import Entry, address
from .routing import home_path, site_of
from .visibility import visible_pages


@dataclass(frozen=True)
class Version:
    """The page in one of the site's languages, or that language's front page where the page does not exist."""

    language: languages.Language
    url: str
    available: bool
    current: bool


@dataclass
class Navigation:
    """What surrounds a page: the way home, the header, the footer, the way back up, the other languages."""

    home_url: str
    header: list[Entry] = field(default_factory=list)
    footer: list[Entry] = field(default_factory=list)
    breadcrumb: list[Entry] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)


def navigation(request, page: Page | None, versions: dict[str, str] | None = None) -> Navigation:
    """Built once for a request. Pages right under the home page are in the header if shown in menus, else the footer.

    Content with an address below its page (a practice in its library) gives its own addresses by language in
    ``versions``.
    """
    if not hasattr(request, "_navigation"):
        request._navigation = _navigation(request, page, versions)
    return request._navigation


def _navigation(request, page, versions):
    language = translation.get_language()
    site = site_of(request)
    home = site and home_path(site, language)
    found = Navigation(address(language, ""))
    rows = _rows(page, home)
    for row in rows:
        if home and row["url_path"].startswith(home):
            _place(found, row, page, home, language)
    urls = _addresses(rows, page, site) if versions is None else versions
    found.versions = [
        Version(
            each,
            urls.get(each.code) or address(each.code, ""),
            available=each.code in urls,
            current=each.code == language,
        )
        for each in languages.TABLE
    ]
    return found


def _rows(page, home):
    """Visible pages near this one: the home page and its children, what stands above, and the page's translations."""
    if home is None:
        return []
    near = Q(url_path__startswith=home, depth__lte=home.count("/") + 1)
    if page is not None:
        near |= Q(translation_key=page.translation_key) | Q(path__in=_ancestor_paths(page))
    names = ("path", "depth", "title", "url_path", "show_in_menus", "translation_key", "locale__language_code")
    originals = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=languages.SOURCE)
    place = Coalesce(Subquery(originals.values("path")[:1]), "path")  # every language has its menus in the same order
    return list(visible_pages().filter(near).order_by(place).values(*names))


def _ancestor_paths(page):
    return [page.path[:length] for length in range(Page.steplen, len(page.path), Page.steplen)]


def _place(found, row, page, home, language):
    here = page is not None and page.path.startswith(row["path"])
    entry = Entry(row["title"], address(language, row["url_path"].removeprefix(home)), current=here)
    if row["url_path"].count("/") == home.count("/") + 1:
        (found.header if row["show_in_menus"] else found.footer).append(entry)
    if here and page.path != row["path"]:
        found.breadcrumb.append(entry)


def _addresses(rows, page, site):
    """Language to address of the page's visible translations, itself included."""
    found = {}
    for row in rows if page is not None else []:
        if row["translation_key"] == page.translation_key:
            language = row["locale__language_code"]
            root = home_path(site, language)
            if root and row["url_path"].startswith(root):
                found[language] = address(language, row["url_path"].removeprefix(root))
    return found
