"""The report of what was left out because it failed: each person sees what they may edit, administrators see all."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.menu import MenuItem

from .models import Failure

MOST = 200  # the last ones; a fault of a whole release would fill any list


def show(request) -> HttpResponse:
    """What was left out, the last first, with the way to what can be mended."""
    context = {
        "page_title": _("Left out"),
        "header_icon": "warning",
        "failures": [{"row": row, "edit": edit} for row, edit in _of(request.user)],
    }
    return TemplateResponse(request, "core/failure_report.html", context)


@require_POST
def forget(request, pk) -> HttpResponse:
    """Take one off the list, once it is mended. If it fails again it is back."""
    failure = get_object_or_404(Failure, pk=pk)
    if failure.pk not in {row.pk for row, _edit in _of(request.user)}:
        raise PermissionDenied
    failure.delete()
    messages.success(
        request, _("“%(item)s” was taken off the list. It comes back if it fails again.") % {"item": failure}
    )
    return redirect("failures")


def _of(user) -> list[tuple]:
    """The failures that a person may see, with the address where each item is edited, or None."""
    finder = AdminURLFinder(user)
    rows = Failure.objects.order_by("-last_seen", "pk").prefetch_related("item")[:MOST]
    found = [(row, finder.get_edit_url(row.item) if row.item else None) for row in rows]
    return [(row, edit) for row, edit in found if edit or user.is_superuser]


urlpatterns = [
    path("left-out/", show, name="failures"),
    path("left-out/<int:pk>/forget/", forget, name="forget_failure"),
]


class FailuresMenuItem(MenuItem):
    """In the reports menu."""

    def __init__(self):
        super().__init__(gettext_lazy("Left out"), reverse("failures"), icon_name="warning", order=1190)
