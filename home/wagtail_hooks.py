"""Table of contents: what this app hands to other apps."""

from wagtail import hooks

from . import api

hooks.register("register_api_resource", api.PageApi)
hooks.register("register_api_resource", api.ProjectApi)
