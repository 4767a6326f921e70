"""Rich text is cleaned once more as it is shown.

The editor cleans what it saves. Importers, SQL and older versions of the editor may have put anything into the field,
so what a page shows is only ever what this list allows. Templates reach it through ``wagtailcore/shared/richtext.html``
that every rich text value is rendered with; code that expands rich text itself (an API, a feed) calls ``clean``.
"""

import re

from nh3 import Cleaner

from .links import SCHEMES, is_good

TAGS = {"a", "b", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "strong", "ul"}
ATTRIBUTES = {"*": {"lang", "dir"}, "a": {"href", "hreflang", "rel", "title"}}


UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def writable(text) -> str:
    """A text without the signs that no XML may hold (XML 1.0, 2.2)."""
    return UNWRITABLE.sub("", str(text))


def _keep(tag, name, value):
    return value if name != "href" or is_good(value) else None


# Making a cleaner costs more than using it, so there is one.
_cleaner = Cleaner(tags=TAGS, attributes=ATTRIBUTES, attribute_filter=_keep, url_schemes=SCHEMES, link_rel=None)


def clean(html: str) -> str:
    """The HTML with nothing in it but the allowed tags, attributes and addresses; the words of other tags stay."""
    return _cleaner.clean(html)
