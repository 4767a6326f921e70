"""Table of contents: what this service hands to Wagtail."""

from datetime import time

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.operations.periodic import Periodic

from . import screens, sending

hooks.register("register_admin_viewset", screens.viewset)
hooks.register("register_admin_urls", lambda: screens.urlpatterns)
hooks.register(
    "register_permissions",
    lambda: Permission.objects.filter(content_type__app_label="webhooks", content_type__model="webhook"),
)
hooks.register(
    "register_periodic_tasks",
    lambda: [Periodic("webhook_messages", _("Forget old messages of webhooks"), sending.forget_old, at=time(3, 15))],
)
