"""Table of contents: the resources of the service itself."""

from wagtail import hooks

from . import language_list
from .changes import listing

hooks.register("register_api_resource", language_list.LanguageApi)
hooks.register("register_api_resource", listing.ChangeApi)
