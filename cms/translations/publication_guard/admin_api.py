"""The admin's API publishes past the model: a translation's draft is asked about before it gets there."""

from django.http import JsonResponse
from wagtail.models import Page

from cms.core.publishing import PublicationRefusedError

from . import guarding


def refuse_to_publish(request, page_id: int, action: str) -> JsonResponse | None:
    """The answer to a request that would publish what may not be published, with the reasons; None for all others."""
    page = Page.objects.filter(pk=page_id).first() if action == "publish" else None
    revision = page and page.get_latest_revision()
    if revision is None:
        return None
    try:
        guarding.guard(page.specific, revision, request.user)
    except PublicationRefusedError as refused:
        return JsonResponse({"detail": [str(fault) for fault in refused.faults]}, status=409)
    return None
