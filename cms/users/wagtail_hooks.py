"""Table of contents: what accounts hand to Wagtail."""

from wagtail import hooks

from . import screens

for moment in ("after_create_user", "after_edit_user"):
    hooks.register(moment, screens.tell_without_language)
