"""The API object: our own, beside whatever else in the process uses the same library."""

import logging
from functools import cache

from django.core.exceptions import BadRequest
from django.http import Http404
from ninja import NinjaAPI
from ninja.errors import ValidationError

from . import document
from .parameters import wrong_names
from .problems import Problem, answer, bad_parameters, not_found
from .registry import endpoints

log = logging.getLogger("django.request")


class Api(NinjaAPI):
    def get_openapi_schema(self, **kwargs):
        kept = {endpoint.name for endpoint in endpoints() if endpoint.kept}
        return document.finished(super().get_openapi_schema(**kwargs), kept)


@cache
def api() -> Api:
    """The API with everything that apps handed in."""
    made = Api(
        title="Roundtable",
        version="1",
        description=document.DESCRIPTION,
        urls_namespace="api-1",
        openapi_url="/openapi.json",
        docs_url=None,
    )
    made.exception_handler(Problem)(lambda request, problem: answer(problem))
    made.exception_handler(ValidationError)(_refused)
    made.exception_handler(Http404)(lambda request, error: answer(not_found()))
    made.exception_handler(BadRequest)(lambda request, error: answer(Problem(400, "The request cannot be read.")))
    made.exception_handler(Exception)(_broken)
    for endpoint in endpoints():
        endpoint.add_to(made)
    return made


def _refused(request, error: ValidationError):
    """What pydantic refused, by parameter. Its words may hold the value, which belongs to whoever sent it."""
    faults = []
    for each in error.errors:
        name = next((str(part) for part in reversed(each["loc"]) if "[" not in str(part)), "")  # no kind of a union
        faults.append((name, each["msg"].removeprefix("Value error, ")))
    if any(each["loc"][:1] == ("path",) for each in error.errors):
        return answer(not_found())
    told = {name for name, _detail in faults}
    faults += [fault for fault in wrong_names(request) if fault[0] not in told]
    return answer(bad_parameters(faults))


def _broken(request, error: Exception):
    log.error("API failed at %s", request.path, exc_info=error, extra={"status_code": 500, "request": request})
    return answer(Problem(500, "The server failed to answer. It has been noted; try again later."))
