"""The way to a page, above its screens, names no page that the person may not read: one's own may stand below it.

In the place of Wagtail's function, which every screen of pages asks and no hook reaches.
"""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.templatetags import wagtailadmin_tags
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.pages import utils
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .readable import ANY_RIGHT, is_public

EXPLORE, ROOT = "wagtailadmin_explore", "wagtailadmin_explore_root"


def items(page, user, url_name=EXPLORE, root_url_name=ROOT, include_self=True, querystring_value="") -> list[dict]:
    top = policy_registry.get_by_type(Page).explorable_root_instance(user)
    if not top:
        return []
    pages = page.get_ancestors(inclusive=include_self).descendant_of(top, inclusive=True).specific(defer=True)
    found = []
    for each in pages:
        to_root = each.is_root() and root_url_name
        url = reverse(root_url_name) if to_root else reverse(url_name, args=[each.pk])
        found.append({"url": url + querystring_value, "label": _label(each, user)})
    return found


def _label(page, user) -> str:
    """The title of its draft is for those who have a right on it, that of a public page for everybody."""
    if page.is_root() or policy_registry.get_by_type(Page).user_has_any_permission_for_instance(user, ANY_RIGHT, page):
        return get_latest_str(page)
    return page.title if is_public(page, user) else _("A page that you may not read")


def connect() -> None:
    utils.get_breadcrumbs_items_for_page = wagtailadmin_tags.get_breadcrumbs_items_for_page = items
