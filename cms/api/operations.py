"""The two addresses of a resource: its list, and one item."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from django.utils import translation
from ninja import Query, Schema
from pydantic import Field, create_model

from cms.core.failures import each
from cms.core.keyset import CursorError, paginate

from .answers import Answer
from .listing import Links
from .parameters import Asked, check_names, expect
from .problems import FAULTS, bad_parameters, not_found

Id = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9]{1,36}$")]


def add(resource, api) -> None:
    """Add the operations of a resource to the API."""
    title = "".join(part.title() for part in resource.name.split("-"))
    first, *_others = resource.orders
    parameters = create_model(
        f"{title}Parameters",
        __base__=resource.asked,
        order=(Literal[tuple(resource.orders)], Field(first, description="A minus turns the order round.")),
    )
    page = create_model(f"{title}List", __base__=Schema, items=(list[resource.summary], ...), links=(Links, ...))

    def list_items(request, asked: Query[parameters]):
        check_names(request)
        return one_page(resource, request, asked)

    def get_item(request, id: Id, asked: Query[Asked]):
        check_names(request)
        return one_item(resource, request, id, asked)

    for path, view, found, name, taken in (
        (f"/{resource.name}", list_items, page, "list", parameters),
        (f"/{resource.name}/{{id}}", get_item, resource.detail, "item", Asked),
    ):
        expect(f"{resource.name}_{name}", taken)
        api.get(
            path,
            response={200: found, **FAULTS},
            operation_id=f"{name}_{resource.name}".replace("-", "_"),
            url_name=f"{resource.name}_{name}",
            summary=f"{resource.name}: {'a list' if name == 'list' else 'one of them'}",
            description=resource.description,
            tags=[resource.name],
        )(view)


def one_page(resource, request, asked) -> dict:
    """A page of a list. Seven queries, however many rows."""
    chain = asked.chain()
    rows = asked.narrow_by_state(asked.narrow(resource.best(chain)))
    try:
        page = paginate(rows, resource.orders[asked.order], asked.limit, asked.cursor or "")
    except CursorError as error:
        raise bad_parameters([("cursor", "was not made by this address: follow `next` links")]) from error
    said = Answer(request, chain)
    with translation.override(asked.locale):
        resource.relate(page.rows, said)
        said.load(resource, page.rows)
        items = each("api", page.rows, lambda row: _summary(resource, row, said))
    request.api_languages = sorted({item["language"]["served"] for item in items}) or [asked.locale]
    links = {"next": _link(request, page.after), "previous": _link(request, page.before)}
    request.api_links = {name: url for name, url in links.items() if url}
    return {"items": items, "links": links}


def one_item(resource, request, id: str, asked) -> dict:
    """One item with all there is of it. At most eight queries."""
    key, chain = resource.key_from(id), asked.chain()
    row = key and resource.best(chain).filter(**{resource.key_field: resource.as_value(key)}).first()
    if not row:
        raise not_found(f"There is no public item {id} in {', '.join(chain)}." if key else f"{id} is no id.")
    row = resource.whole(row)
    item = describe(resource, row, Answer(request, chain))
    request.api_languages = [item["language"]["served"]]
    return item


def describe(resource, row, said) -> dict:
    """All there is to say of a row."""
    with translation.override(resource.code_of(row, said)):
        resource.relate([row], said)
        resource.relate_detail(row, said)
        said.load(resource, [row])
        return _summary(resource, row, said) | resource.describe(row, said)


def _summary(resource, row, said) -> dict:
    said.served = resource.code_of(row, said)
    return said.item(resource, row) | resource.summarise(row, said)


def _link(request, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    query = {name: value for name, value in request.GET.items() if name != "cursor"}
    return request.build_absolute_uri(f"{request.path}?{urlencode(query | {'cursor': cursor})}")
