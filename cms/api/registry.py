"""What the API serves: resources that apps hand in with the hook ``register_api_resource``, a class or instance each.

Read once, when the first address or the first event asks.
"""

from functools import cache

from wagtail import hooks
from wagtail.models import Page


@cache
def endpoints() -> tuple:
    """Everything that has an address below ``/api/v1/``, by name. Two of one name are an error of whoever installs."""
    found = {}
    for given in hooks.get_hooks("register_api_resource"):
        endpoint = given() if isinstance(given, type) else given
        if endpoint.name in found:
            raise ValueError(f"Two API resources are called {endpoint.name!r}: rename one of them.")
        found[endpoint.name] = endpoint
    return tuple(found[name] for name in sorted(found))


@cache
def resources() -> tuple:
    """The endpoints that serve rows of a model."""
    return tuple(endpoint for endpoint in endpoints() if getattr(endpoint, "model", None))


@cache
def resource_of(model: type):
    """The resource that rows of a model are served by; None if they are not served by themselves."""
    own = next((resource for resource in resources() if resource.model is model), None)
    if own is None and issubclass(model, Page) and model is not Page:
        return next((resource for resource in resources() if resource.model is Page), None)
    return own


@cache
def followers(model: type) -> tuple:
    """The resources whose rows change, or are hidden, when a row of this model is saved."""
    return tuple(resource for resource in resources() if issubclass(model, tuple(resource.followed())))


def resource_named(name: str):
    return next((resource for resource in resources() if resource.name == name), None)


def forget() -> None:
    """Read the hooks anew; for tests that install an app."""
    for function in (endpoints, resources, resource_of, followers):
        function.cache_clear()
