"""``/api/v1/``: the addresses of the service, and an answer for all others below ``/api``."""

from django.urls import include, path, re_path

from .problems import answer, not_found
from .reference import reference
from .registry import endpoints
from .service import api
from .serving import served


def unknown(request, **kwargs):
    return answer(not_found("This is no address of the API. /api/v1/docs lists them all."))


def _addresses():
    """The library's own addresses, each with what the service puts around an answer."""
    patterns, namespace, _name = api().urls
    asked_again = {f"{endpoint.name}_list" for endpoint in endpoints() if endpoint.asked_again}
    passing = {f"{endpoint.name}_list" for endpoint in endpoints() if not endpoint.kept} | {"api-root"}
    for pattern in patterns:
        view = unknown if pattern.name == "api-root" else pattern.callback
        pattern.callback = served(view, pattern.name not in passing, pattern.name in asked_again)
    return patterns, namespace


urlpatterns = [
    path("v1/docs", served(reference, kept=False), name="api_reference"),
    path("v1/", include(_addresses(), namespace="api-1")),
    re_path(r"^(?P<rest>.*)$", served(unknown, kept=False)),
]
