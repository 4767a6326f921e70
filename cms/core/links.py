"""Which addresses a page may link to. One rule for what editors write, what translators override and what is shown."""

import html
import re
from urllib.parse import urlsplit

SCHEMES = {"http", "https", "mailto", "tel"}
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]")  # browsers skip some of them inside a scheme
ELSEWHERE = ("//", "\\", "/\\")  # another host without saying so


def is_plain(address: str) -> bool:
    """Whether an address has no hidden characters and does not lead to another host in disguise."""
    return UNSEEN.sub("", address) == address.strip() and not address.strip().startswith(ELSEWHERE)


def has_good_scheme(address: str) -> bool:
    """Whether an address has one of the schemes of SCHEMES or none, also where entities hide it."""
    cleaned = UNSEEN.sub("", address)
    return all(_scheme_is_good(form) for form in (cleaned, html.unescape(cleaned)))


def is_good(address: str) -> bool:
    """Whether an address may be put into a link."""
    return is_plain(address) and has_good_scheme(address)


def _scheme_is_good(address: str) -> bool:
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return False
    return scheme in SCHEMES if scheme else ":" not in address.split("/")[0].split("?")[0].split("#")[0]
