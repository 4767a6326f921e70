"""Table of contents: what this service hands to Wagtail."""

from wagtail import hooks

from .desk import menu

hooks.register("register_admin_urls", menu.addresses)
hooks.register("register_admin_menu_item", menu.item)
