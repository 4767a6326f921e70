"""``/preview?token=…``: one revision in the shape of its resource's detail."""

from typing import Annotated, Union

from django.http import HttpResponse
from ninja import Query, Schema
from pydantic import Field, create_model

from ..answers import Answer
from ..operations import describe
from ..parameters import check_names
from ..problems import Problem, ProblemDetails, not_found
from ..registry import resource_of, resources
from ..resources import Endpoint
from .drafts import drafted
from .tokens import TokenError, revision_of

PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"}


class PreviewParameters(Schema):
    token: Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_:=.]{1,500}$", description="From the link that editors follow.")]


class PreviewApi(Endpoint):
    name, kept = "preview", False
    description = (
        "A draft for another front end, as it would be served were it published. Editors get the link in the editor; "
        "it opens one revision and expires."
    )

    def add_to(self, api) -> None:
        shapes = tuple({resource.detail: None for resource in resources()})
        preview = create_model(
            "Preview",
            __base__=Schema,
            resource=(str, Field(description="The resource whose detail `item` is.")),
            item=(Union[shapes], ...),  # noqa: UP007 - made of a tuple
        )

        answers = {200: preview, 403: ProblemDetails}

        @self.operation(api, "a draft", PreviewParameters, answers, operation_id="preview")
        def show(request, response: HttpResponse, asked: Query[PreviewParameters]):
            check_names(request)
            for name, value in PRIVATE.items():
                response[name] = value
            return _preview(request, asked.token)


def _preview(request, token) -> dict:
    try:
        revision = revision_of(token)
    except TokenError as error:
        raise Problem(403, f"The token is {error}. Ask for a new link in the editor.", headers=PRIVATE) from error
    if revision is None:
        raise _gone()
    with drafted(revision) as draft:
        resource = draft is not None and resource_of(type(draft))
        if not resource:
            raise _gone()
        said = Answer(request, [draft.locale.language_code])
        item = resource.detail.model_validate(describe(resource, draft, said))
    return {"resource": resource.name, "item": item}


def _gone() -> Problem:
    problem = not_found("What this token was made for is no longer there.")
    problem.headers |= PRIVATE
    return problem
