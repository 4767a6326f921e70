"""Table of contents: what this app hands to Wagtail and to other apps."""

from wagtail import hooks

from . import api
from .footer import words_of_statement

hooks.register("menu_words", words_of_statement)
hooks.register("register_api_resource", api.PageApi)
hooks.register("register_api_resource", api.ProjectApi)
