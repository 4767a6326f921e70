"""Table of contents: what this service hands to Wagtail."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from . import screens

hooks.register("register_admin_viewset", screens.viewset)
hooks.register("register_admin_urls", lambda: screens.urlpatterns)
hooks.register(
    "register_permissions",
    lambda: Permission.objects.filter(content_type__app_label="webhooks", content_type__model="webhook"),
)
