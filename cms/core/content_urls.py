"""Where content is found, and in which language a reader will meet it there."""

from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse
from django.utils import translation

from . import languages

KEPT = "!$&'()*+,;=/~:@"  # what Django leaves as it is in the path of an address (RFC 3986)


@dataclass(frozen=True)
class Entry:
    """A link of a menu, a breadcrumb or a language switcher.

    ``language`` is set where what stands behind the link, or the words themselves, are in another language than the
    page (BCP 47); ``current`` marks the page itself or its part of the site.
    """

    title: str
    url: str
    language: str = ""
    current: bool = False

    @property
    def direction(self) -> str:
        return languages.direction(self.language) if self.language else ""


def under(language: str, url: str, own: str) -> str:
    """An address of one language under the prefix of another; one that is not below ``own``'s home page is kept."""
    home = address(own, "")
    return address(language, "") + url.removeprefix(home) if url.startswith(home) else url


def address(language: str, path: str) -> str:
    """The address of a path below a language's home page: ``("fr", "regions/isere/")`` gives ``/fr/regions/isere/``.

    Any path has one, also those that no page can have: visitors ask for them, and redirects are written for them.
    """
    with translation.override(language):
        return reverse("wagtail_serve", args=[""]) + quote(path, safe=KEPT)
