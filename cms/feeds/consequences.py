"""Which feeds and calendars something leaves."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.consequences import Consequence, bounded

from .streams import streams


def tell(action: str, row, user) -> Iterator[Consequence]:
    """For the hook ``consequences``."""
    if action in ("unpublish", "delete", "privacy") and getattr(row, "live", True) and not _is_private(row):
        kinds = [each for each in streams().values() if isinstance(row, getattr(each, "model", None) or ())]
        code = row.locale.language_code if hasattr(row, "locale") else translation.get_language()
        named = [(str(each.title), each.address(code, next(iter(each.formats)))) for each in kinds]
        yield from bounded(_("It leaves these feeds, and the lists and searches of the site:"), named)


def _is_private(row) -> bool:
    return isinstance(row, Page) and row.get_view_restrictions().exists()
