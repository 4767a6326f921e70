"""One sitemap over all languages, each address with its other languages (Sitemaps protocol, hreflang by xhtml:link).

Only real, public translations are listed: what a language has not got yet is served there, but is no address of its
own. Content apps add what they serve below a page through the hook ``sitemaps``: functions without arguments that
give (name, sitemap class).
"""

from collections import defaultdict
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpResponse
from django.urls import reverse
from wagtail import hooks

from . import languages
from .failures import others_go_on
from .routing import address_of
from .visibility import visible_pages


class ContentSitemap(Sitemap):
    """Visible rows of translatable content. Subclasses say which, and where each is found."""

    limit = 1000  # addresses in one file; the protocol allows 50,000, but each comes with its other languages

    def rows(self) -> Any:
        """Visible rows of all languages, as a queryset."""
        raise NotImplementedError

    def path(self, row) -> str | None:
        """The address of a row, without the host; None if it has none."""
        raise NotImplementedError

    def items(self) -> Any:
        return self.rows().filter(locale__language_code__in=dict(languages.LANGUAGES)).order_by("pk")

    def get_urls(self, page=1, site=None, protocol=None) -> list[dict]:
        found: Any = self.paginator.page(page).object_list
        rows = list(found.select_related("locale"))
        host = f"{protocol or self.protocol or 'https'}://{site.domain}"
        versions = self._versions(rows, host)
        return [
            {
                "item": row,
                "location": versions[row.translation_key][row.locale.language_code],
                "lastmod": row.last_published_at,
                "changefreq": None,
                "priority": "",
                "alternates": _alternates(versions[row.translation_key]),
            }
            for row in rows
            if row.locale.language_code in versions[row.translation_key]
        ]

    def _versions(self, rows, host) -> dict:
        """Language to address, the original's first, for each content of which there is a row. One query."""
        found: defaultdict[Any, dict[str, str]] = defaultdict(dict)
        for row in self.rows().filter(translation_key__in={row.translation_key for row in rows}).order_by("pk"):
            with others_go_on("sitemap", row):
                code, path = row.locale.language_code, self.path(row)
                if path and code in dict(languages.LANGUAGES):
                    found[row.translation_key][code] = host + path
        return found


def _alternates(versions: dict) -> list[dict]:
    found = [{"lang_code": code, "location": location} for code, location in sorted(versions.items())]
    return [*found, {"lang_code": "x-default", "location": versions[languages.default_of(versions)]}] if found else []


class PageSitemap(ContentSitemap):
    def rows(self) -> Any:
        return visible_pages().filter(depth__gt=1).select_related("locale")  # the root of the tree is no page

    def path(self, row) -> str | None:
        return address_of(row.url_path, row.locale.language_code)


def sitemaps() -> dict:
    return {"pages": PageSitemap} | dict(hand_in() for hand_in in hooks.get_hooks("sitemaps"))


def index(request) -> HttpResponse:
    """The list of the sitemap's files."""
    return sitemap_views.index(request, sitemaps=sitemaps(), sitemap_url_name="sitemap_section")


def section(request, section) -> HttpResponse:
    """One file; ``?p=`` gives the later ones of a long list."""
    return sitemap_views.sitemap(request, sitemaps=sitemaps(), section=section)


def robots(request) -> HttpResponse:
    """Everything may be read by everybody; the sitemap tells what there is."""
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
