"""Table of contents: the resources of the service itself."""

from wagtail import hooks

from . import language_list
from .changes import listing
from .preview import button, endpoint

hooks.register("register_api_resource", language_list.LanguageApi)
hooks.register("register_api_resource", listing.ChangeApi)
hooks.register("register_api_resource", endpoint.PreviewApi)
hooks.register("register_page_header_buttons", button.header_buttons)
hooks.register("register_admin_urls", lambda: button.urlpatterns)
