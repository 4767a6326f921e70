"""What the admin says where a page would be moved below one of another language: Wagtail says that it is not permitted.

The model refuses it in any case (``cms.core.places``), and the form that copies a page says so at its field.
"""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from wagtail.models import Page

from cms.core.places import fits, reason

from ..language_permissions.engine_rules import body_of


def refuse_move(request, page, destination):
    """For the hook ``before_move_page``: back to the choice of a place."""
    if fits(page, destination):
        return None
    messages.error(request, reason(page, destination))
    return redirect("wagtailadmin_pages:move", page.pk)


def refuse_move_by_api(request, page_id: int) -> JsonResponse | None:
    """The destination is the new parent, or a page beside which it will stand."""
    asked = body_of(request)
    page, destination = _page(page_id), _page(asked.get("destination_page_id"))
    if page is None or destination is None:
        return None
    parent = destination if str(asked.get("position")).endswith("child") else destination.get_parent() or destination
    return None if fits(page, parent) else JsonResponse({"detail": reason(page, parent)}, status=403)


def tell_in_bulk(request) -> None:
    """Wagtail shows the form again with the pages that cannot be moved; this says why."""
    destination = _page(request.POST.get("chooser"))
    pages = Page.objects.filter(pk__in=[pk for pk in request.GET.getlist("id") if pk.isdigit()])
    refused = next((page for page in pages if destination is not None and not fits(page, destination)), None)
    if refused is not None:
        messages.error(request, reason(refused, destination))


def _page(pk) -> Page | None:
    return Page.objects.filter(pk=pk).select_related("locale").first() if str(pk or "").isdigit() else None
