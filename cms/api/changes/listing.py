"""``/changes``: what to fetch again and what to take away since one asked last."""

from datetime import datetime
from typing import Literal

from ninja import Query, Schema
from pydantic import Field

from cms.core.failures import each
from cms.core.languages import SOURCE

from ..addresses import item_path
from ..listing import Links
from ..models import Change
from ..parameters import Code, Position, ResourceName, Size, check_names
from ..problems import Problem, ProblemDetails
from ..registry import resource_named, resources
from ..resources import Endpoint
from .numbering import current, give_out, is_known

NOW = "now"


class ChangeItem(Schema):
    """One piece of content in one language, as it stands now: fetch it again, or take it away."""

    resource: str
    id: str
    locale: str | None = Field(description="Null for facts without words, which every language shares.")
    change: Literal["updated", "removed"] = Field(
        description="`removed`: unpublished, deleted, expired, made private, or moved to where it is private."
    )
    at: datetime
    api: str | None = Field(description="Where to fetch it; null if it is removed.")


class Changes(Schema):
    """Oldest first; each piece of content once, with the last that happened to it."""

    items: list[ChangeItem]
    position: int = Field(
        description="Pass it as `since` next time. With `limit=1` and no `since` it is the newest, as with `since=now`."
    )
    links: Links


class ChangeParameters(Schema):
    since: Position | Literal["now"] | None = Field(
        None,
        description="The `position` of an earlier answer; `now` gives the newest position and no items. Without it, "
        "everything that is public is listed once.",
    )
    locale: Code | None = Field(None, description="Only this language, and facts without words.")
    resource: ResourceName | None = Field(None, description="Only this resource, such as `news`.")
    limit: Size = 100


class ChangeApi(Endpoint):
    name = "changes"
    asked_again = True
    description = (
        "First ask with `since=now`, keep the `position`, and read the lists with `v` set to it. From then on ask with "
        "`since`: fetch what is `updated` from its `api`, take away what is `removed`, and follow `next` until it is "
        "null. 410 says that the position is not known, as after a backup was restored: begin again."
    )

    def add_to(self, api) -> None:
        @self.operation(api, "what happened since", ChangeParameters, {200: Changes, 410: ProblemDetails})
        def list_changes(request, asked: Query[ChangeParameters]):
            check_names(request)
            return changes(request, asked)


def changes(request, asked: ChangeParameters) -> dict:
    """Three queries: the version, whether the position is known, and a page of what is numbered up to the version."""
    version = current()
    since = version.number if asked.since == NOW else asked.since or 0
    if since and since != version.number and not is_known(since, version):
        raise Problem(410, "This position is not known here: read the lists again.", "urn:roundtable:position")
    rows = Change.objects.filter(number__gt=since, number__lte=version.number, resource__in=_names(asked))
    rows = rows.filter(language__in=[asked.locale, ""]) if asked.locale else rows
    rows = rows if asked.since is not None else rows.filter(removed=False)
    rows = list(rows.order_by("number")[: asked.limit + 1])
    more, rows = len(rows) > asked.limit, rows[: asked.limit]
    reached = rows[-1].number if more else version.number
    if more:
        give_out(reached)
    begins = asked.since is None and asked.limit == 1
    return {
        "items": each("api", rows, lambda row: _item(request, row)),
        "position": version.number if begins else reached,
        "links": {"next": _next(request, reached) if more else None, "previous": None},
    }


def _names(asked):
    names = [resource.name for resource in resources()]
    return [name for name in names if asked.resource in (None, name)]


def _item(request, row) -> dict:
    resource = resource_named(row.resource)
    id = resource.id_of(row.key)
    locale = row.language or request.GET.get("locale") or SOURCE
    return {
        "resource": row.resource,
        "id": id,
        "locale": row.language or None,
        "change": "removed" if row.removed else "updated",
        "at": row.at,
        "api": None if row.removed else request.build_absolute_uri(item_path(resource, row.key, locale, row.number)),
    }


def _next(request, position):
    query = request.GET.copy()
    query["since"] = position
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
