"""The OpenAPI document, finished: what the library leaves out or says in a way that clients stumble over."""

from .problems import MEDIA_TYPE

DESCRIPTION = (
    "Read-only and anonymous. Every address that holds words asks for `locale`, and every item says which language it "
    "is in and how far its words can be trusted. Lists are followed by their `next` links. Answers carry an `ETag`: "
    "send it back as `If-None-Match`, and 304 says that nothing has changed. `/changes` tells what to fetch again and "
    "what to take away. Errors are `application/problem+json` (RFC 9457)."
)
SAID = {
    200: "The answer",
    400: "A parameter is unknown or cannot be used; `errors` names it",
    404: "Nothing public is there",
    410: "The position is no longer known: read everything again",
    429: "Too many requests in a minute; `Retry-After` says how many seconds to wait",
    500: "The server failed",
}
NOT_MODIFIED = {"description": "Nothing has changed since the answer that `If-None-Match` names"}
KEPT = {"ETag": "Names the version of the answer", "Last-Modified": "When anything changed last"}
TAG = "The `ETag` of an answer kept before"


def finished(schema: dict, kept: set[str]) -> dict:
    """The same document with errors in their media type, conditions, and no null in addresses.

    ``kept`` are the names of endpoints whose answers may be kept.
    """
    schema["servers"] = [{"url": "/", "description": "Where this document is"}]
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            if item := schema["paths"].get(f"{path}/{{id}}"):
                _add_link(operation, item["get"]["operationId"])
            if path.split("/")[3] in kept:
                _add_conditions(operation)
            operation["parameters"] = [_parameter(each) for each in operation["parameters"]]
            for status, said in operation["responses"].items():
                said["description"] = SAID.get(int(status), said["description"])
                if int(status) >= 400:
                    said["content"] = {MEDIA_TYPE: next(iter(said["content"].values()))}
    return schema


def _add_conditions(operation: dict) -> None:
    """Say that an operation answers conditional requests."""
    operation["responses"][304] = dict(NOT_MODIFIED)
    headers = {name: {"description": said, "schema": {"type": "string"}} for name, said in KEPT.items()}
    operation["responses"][200]["headers"] = headers
    operation["parameters"] = [
        *operation["parameters"],
        {"in": "header", "name": "If-None-Match", "required": False, "schema": {"type": "string"}, "description": TAG},
    ]


def _add_link(operation: dict, item: str) -> None:
    """Say that what a list holds can be asked for one by one."""
    parameters = {"id": "$response.body#/items/0/id", "locale": "$response.body#/items/0/language/served"}
    operation["responses"][200]["links"] = {"item": {"operationId": item, "parameters": parameters}}


def _parameter(parameter: dict) -> dict:
    """A parameter that may be left out is left out: an address cannot say null."""
    schema = dict(parameter["schema"])
    kinds = [kind for kind in schema.pop("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) == 1:
        schema |= kinds[0]
    elif kinds:
        schema["anyOf"] = kinds
    if schema.get("default", "") is None:
        del schema["default"]
    schema.pop("title", None)
    return {**parameter, "schema": schema}
