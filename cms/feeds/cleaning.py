"""HTML for other programs: a short list of tags, and addresses that hold wherever it is read."""

from nh3 import Cleaner

from cms.core.cleaning import ATTRIBUTES, TAGS
from cms.core.links import SCHEMES, is_good

MORE_TAGS = {"dd", "div", "dl", "dt", "figcaption", "figure", "img"}
MORE_ATTRIBUTES = {"img": {"src", "alt", "width", "height"}}
ADDRESSES = {"href", "src"}


def cleaner(root: str, page: str) -> Cleaner:
    """Makes addresses absolute: those of the site begin with ``root``, those within the text with ``page``."""

    def absolute(tag, name, value):
        if name not in ADDRESSES:
            return value
        if not is_good(value):
            return None
        if value.startswith("#"):
            return page + value
        return root + value if value.startswith("/") else value

    attributes = ATTRIBUTES | MORE_ATTRIBUTES
    return Cleaner(
        tags=TAGS | MORE_TAGS, attributes=attributes, attribute_filter=absolute, url_schemes=SCHEMES, link_rel=None
    )
