"""Table of contents: what accounts hand to Wagtail and to the addresses of the site."""

from django.urls import path, reverse_lazy
from django.views.generic import RedirectView
from wagtail import hooks

from . import screens

for moment in ("after_create_user", "after_edit_user"):
    hooks.register(moment, screens.tell_without_language)

# Where programs that keep passwords look for the page that changes one (W3C, A Well-Known URL for Changing Passwords)
hooks.register(
    "root_urls",
    lambda: [path(".well-known/change-password", RedirectView.as_view(url=reverse_lazy("wagtailadmin_account")))],
)
