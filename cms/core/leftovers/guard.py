"""Where the admin cannot open a page because its app is gone, it says so instead of failing."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _
from wagtail.models import Page

from .types import gone_types

NAMED = ("page_id", "page_to_move_id", "parent_page_id")  # what Wagtail's addresses call the page they are about
OTHERWISE_ANSWERED = (Http404, PermissionDenied)


class LeftoverMiddleware(MiddlewareMixin):
    """Looks only at what has failed: pages of apps that are installed cost nothing."""

    def process_exception(self, request, exception) -> HttpResponse | None:
        match = request.resolver_match
        if isinstance(exception, OTHERWISE_ANSWERED) or not request.path_info.startswith(f"/{settings.ADMIN_PATH}"):
            return None
        pk = next((match.kwargs[name] for name in NAMED if match and name in match.kwargs), None)
        page = pk and Page.objects.filter(pk=pk).first()
        left = page and Page.objects.descendant_of(page, inclusive=True).filter(content_type__in=gone_types()).first()
        if not page or not left:
            return None
        messages.error(request, _message(left))
        return redirect("wagtailadmin_explore", page.get_parent().pk)


def _message(page) -> str:
    words = _(
        "“%(title)s” belongs to the app “%(app)s”, which is not installed. It can be opened, copied, moved and deleted "
        "again once the app is installed. To remove all that the app left, an administrator of the server calls "
        "“manage.py remove_leftovers %(app)s”."
    )
    return words % {"title": page.title, "app": page.content_type.app_label}
