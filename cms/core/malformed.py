"""What no form of the admin sends is answered with 400 and a sentence, instead of an error page and a mail.

Wagtail looks at most of what it is sent, not at all of it: a missing number of rows, an id with thirty digits or half a
JSON text reach its views as they are. What a person meets this with is a page that stood open while the site changed.
"""

import json
import logging
import re
import traceback
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DataError
from django.http import HttpResponse, HttpResponseBadRequest
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

# A field that is missing; rows whose number is missing; numbers that no column holds; half a JSON text.
MALFORMED = (
    MultiValueDictKeyError,
    ObjectDoesNotExist,
    ValidationError,
    OverflowError,
    DataError,
    json.JSONDecodeError,
)
NO_NUMBER = re.compile(r"invalid literal for int|expected a number|badly formed hexadecimal")
MISSING = re.compile(r"'NoneType' object (has no attribute|is not)")


class MalformedRequestMiddleware(MiddlewareMixin):
    """Stands before every view of the admin. What is caught is logged with its trace: a fault of ours stays findable.

    A request that brings nothing, neither a query nor a body, cannot be malformed, and fails as it did.
    """

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        if _brings(request) and _has_nul(request):
            return _answer()
        return None

    def process_exception(self, request, exception) -> HttpResponse | None:
        return _answer_to(request, exception)


def answered(process_view) -> Any:
    """For a guard that asks the database before the view, or calls the view itself: Django tells no middleware of what
    is raised there."""

    @wraps(process_view)
    def guarded(self, request, view, args, kwargs):
        try:
            return process_view(self, request, view, args, kwargs)
        except Exception as exception:
            if answer := _answer_to(request, exception):
                return answer
            raise

    return guarded


def _answer_to(request, exception):
    if not _brings(request) or not _is_malformed(exception):
        return None
    logger.warning("Malformed request to %s is answered with 400", request.path_info, exc_info=exception)
    return _answer()


def _brings(request) -> bool:
    below = request.path_info.startswith(f"/{settings.ADMIN_PATH}")
    return below and (request.method not in {"GET", "HEAD"} or bool(request.META.get("QUERY_STRING")))


def _has_nul(request) -> bool:
    """PostgreSQL stores no text with a NUL and SQLite stores it, so it is refused before anybody asks."""
    values = (value for data in (request.GET, request.POST) for _key, texts in data.lists() for value in texts)
    return any("\0" in value for value in values)


def _is_malformed(exception) -> bool:
    if isinstance(exception, ValueError) and NO_NUMBER.search(str(exception)):
        return True
    return isinstance(exception, MALFORMED) or _lacks_a_field(exception)


def _lacks_a_field(exception) -> bool:
    """Whether a view of a package stumbled over a value that was not sent. Our own views are not excused."""
    if not isinstance(exception, (AttributeError, TypeError)) or not MISSING.search(str(exception)):
        return False
    return "site-packages" in traceback.extract_tb(exception.__traceback__)[-1].filename


def _answer():
    words = _("This request cannot be read. Go back, load the page again and repeat it: what you typed is still there.")
    return HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")
