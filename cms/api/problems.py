"""What goes wrong is said in one form: ``application/problem+json`` (RFC 9457)."""

from dataclasses import dataclass, field
from http import HTTPStatus

from django.http import HttpResponse, JsonResponse
from ninja import Schema
from pydantic import Field

MEDIA_TYPE = "application/problem+json"


class Fault(Schema):
    """One parameter that cannot be used, and why."""

    parameter: str
    detail: str


class ProblemDetails(Schema):
    """RFC 9457. ``errors`` names the parameters at fault, where it is about parameters."""

    type: str = Field(description="about:blank where the status says it all; else the name of the problem.")
    title: str
    status: int
    detail: str
    errors: list[Fault] = []


FAULTS = dict.fromkeys((400, 404, 429, 500), ProblemDetails)  # what any address may answer


@dataclass
class Problem(Exception):  # noqa: N818 - the name that the standard gives it
    """Raised anywhere in the service; becomes the answer."""

    status: int
    detail: str
    kind: str = ""
    title: str = ""
    errors: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)


def bad_parameters(errors: list[tuple[str, str]]) -> Problem:
    """400 that names each parameter with what is wrong with it."""
    named = ", ".join(dict.fromkeys(name for name, _detail in errors))
    return Problem(
        400, f"Cannot be used: {named}.", "urn:roundtable:parameters", "A parameter cannot be used", list(errors)
    )


def not_found(detail: str = "There is nothing public at this address.") -> Problem:
    return Problem(404, detail)


def too_many(share) -> Problem:
    """429 for one whose share (``cms.operations.limits``) of the minute is used up."""
    return Problem(429, f"Wait {share.reset} seconds.", headers={"Retry-After": str(share.reset)})


def answer(problem: Problem) -> HttpResponse:
    """The response for a problem. Caches keep none of them."""
    body = {
        "type": problem.kind or "about:blank",
        "title": problem.title or HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
        "errors": [{"parameter": name, "detail": detail} for name, detail in problem.errors],
    }
    headers = {"Cache-Control": "no-store", **problem.headers}
    return JsonResponse(
        body, status=problem.status, content_type=MEDIA_TYPE, headers=headers, json_dumps_params={"ensure_ascii": False}
    )
