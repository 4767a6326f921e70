"""Table of contents: what the foundation hands to Wagtail."""

from wagtail import hooks

from .rich_text import PageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def lead_to_the_readers_language(features):
    features.register_link_type(PageLinkHandler)
