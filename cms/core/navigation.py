"""Header, footer, breadcrumb and language switcher: the same on every page, from one query."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Exists, Expression, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import translation
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.models import Page

from . import languages
from .content_urls import Entry, address, under
from .leftovers.types import page_types
from .sites import address_of, for_reader, home_paths, site_of
from .visibility import HOME_DEPTH, visible_pages


@dataclass(frozen=True)
class Version:
    """The page in one of the site's languages.

    ``available``: it is translated; else its address shows the original. Without a page, language's front page.
    ``default``: what search engines are to show where they know of no better language: the site's first, where the
    page exists in it, else the one it was written in.
    """

    language: languages.Language
    url: str
    available: bool
    current: bool
    default: bool


@dataclass(frozen=True)
class MenuWords:
    """What an app lets a menu say in place of a page's title.

    ``value`` is a query expression on pages, empty for those it is not about; ``words`` puts what it gives into words.
    Registered with the hook ``menu_words``: functions without arguments that give one of these. Costs no query.
    """

    name: str
    value: Expression
    words: Callable[[str], str]


@dataclass
class Navigation:
    """What surrounds a page: the way home, the header, the footer, the way back up, the other languages."""

    home_url: str
    header: list[Entry] = field(default_factory=list)
    footer: list[Entry] = field(default_factory=list)
    breadcrumb: list[Entry] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)


def navigation(request, page: Page | None, versions: dict[str, str] | None = None) -> Navigation:
    """Built once for a request. Pages right under the home page are in the header if shown in menus, else the footer if
    their type is one that stands there (``in_footer``).

    What is not translated stands there in its own language and leads to the reader's prefix. Content with an address
    below its page (a practice in its library) gives its own addresses by language in ``versions``.
    """
    if not hasattr(request, "_navigation"):
        request._navigation = _navigation(request, page, versions)
    return request._navigation


def _navigation(request, page, versions):
    language = translation.get_language()
    homes = home_paths(site_of(request))
    found = Navigation(address(language if language in homes else languages.SOURCE, ""))
    rows = _rows(page, homes) if language in homes else []
    for row in _readable(rows, language):
        _place(found, row, page, homes)
    urls = _addresses(rows, page) if versions is None else versions
    found.versions = [_version(code, urls, page, language) for code in homes]
    return found


def _rows(page, homes):
    """Visible pages near this one, in every language: home pages and their children, what stands above, the page."""
    near = Q()
    in_menus = Q(show_in_menus=True) | Q(content_type__in=page_types(in_footer=True))
    for home in homes.values():
        near |= Q(url_path__startswith=home, depth=HOME_DEPTH)
        near |= Q(url_path__startswith=home, depth=HOME_DEPTH + 1) & in_menus
    above = Page.objects.filter(path__in=_ancestor_paths(page), translation_key=OuterRef("translation_key"))
    if page is not None:
        near |= Q(translation_key=page.translation_key) | Q(is_above=True)
    names = (
        "pk",
        "title",
        "url_path",
        "depth",
        "show_in_menus",
        "translation_key",
        "locale__language_code",
        "is_above",
    )
    originals = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=languages.SOURCE)
    place = Coalesce(Subquery(originals.values("path")[:1]), "path")  # every language has its menus in the same order
    found = visible_pages().annotate(is_above=Exists(above)).filter(near, locale__language_code__in=homes)
    spoken = {f"words_{menu.name}": menu for menu in (hook() for hook in hooks.get_hooks("menu_words"))}
    found = found.annotate(**{name: menu.value for name, menu in spoken.items()})
    rows = list(found.order_by(place, "pk").values(*names, *spoken))
    for row in rows:
        row["words"] = next((menu.words(row[name]) for name, menu in spoken.items() if row[name]), "")
    return rows


def _ancestor_paths(page):
    """From the home page down; the root of the tree is no page that anybody meets."""
    if page is None:
        return []
    return [page.path[:length] for length in range(HOME_DEPTH * Page.steplen, len(page.path), Page.steplen)]


def _readable(rows, language):
    """Of each content the row in the reader's language, else the oldest, in the order of the rows."""
    best: dict = {}
    for row in sorted(rows, key=lambda row: (row["locale__language_code"] != language, row["pk"])):
        best.setdefault(row["translation_key"], row)
    return [row for row in rows if best[row["translation_key"]] is row]


def _place(found, row, page, homes):
    is_page = page is not None and row["translation_key"] == page.translation_key
    entry = _entry(row, current=is_page or row["is_above"])
    if row["depth"] == HOME_DEPTH + 1 and row["url_path"].startswith(homes[row["locale__language_code"]]):
        (found.header if row["show_in_menus"] else found.footer).append(entry)
    if row["is_above"] and not is_page:
        found.breadcrumb.append(entry)


def _entry(row, current):
    code = row["locale__language_code"]
    language = "" if code == translation.get_language() else code
    url = for_reader(address_of(row["url_path"], code), code)
    if language and row["depth"] == HOME_DEPTH:
        return Entry(gettext("Front page"), url, current=current)
    if row["words"]:
        return Entry(row["words"], url, current=current)
    return Entry(row["title"], url, language, current)


def _addresses(rows, page):
    """Language to address of the page's visible translations, itself included."""
    own = [row for row in rows if page is not None and row["translation_key"] == page.translation_key]
    own.sort(key=lambda row: row["pk"])  # the original first
    found = {row["locale__language_code"]: address_of(row["url_path"], row["locale__language_code"]) for row in own}
    return {code: url for code, url in found.items() if url}


def _version(code, urls, page, language):
    table = {each.code: each for each in languages.TABLE}
    url = urls.get(code) or _untranslated(code, urls, page)
    return Version(table[code], url, code in urls, code == language, code == languages.default_of(urls))


def _untranslated(code, urls, page):
    """Where a language shows the original: the page's own path under that language's prefix."""
    if urls:
        own, url = next(iter(urls.items()))
        return under(code, url, own)
    own = page.locale.language_code if page is not None else ""
    url = address_of(page.url_path, own) if page is not None else ""
    return under(code, url, own) if url else address(code, "")
