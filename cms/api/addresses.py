"""Addresses of items."""

from uuid import UUID

from django.urls import reverse


def item_path(resource, key: UUID, code: str, version: int | None = None) -> str:
    """Where an item of a resource is found in a language, without the host.

    ``version`` makes an address that no cache has met before the change of that number: so what is kept of the time
    before is not taken for it.
    """
    path = reverse(f"api-1:{resource.name}_item", args=[resource.id_of(key)]) + f"?locale={code}"
    return f"{path}&v={version}" if version else path
