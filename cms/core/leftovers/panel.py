"""On the administrators' first screen: what apps left that are not installed any more."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from .types import gone_types


class LeftoversPanel(Component):
    name = "leftovers"
    order = 50

    def __init__(self, labels):
        self.labels = labels

    def render_html(self, parent_context=None) -> str:
        words = _("Content of apps that are not installed: %(apps)s. Readers do not see it.")
        commands = ((f"manage.py remove_leftovers {label}",) for label in self.labels)
        return format_html(
            '<section class="help-block help-warning"><p>{}</p><p>{}</p><ul>{}</ul></section>',
            words % {"apps": ", ".join(self.labels)},
            _("Install the app again, or remove its content on the server. The command first says what it would do:"),
            format_html_join("", "<li><code>{}</code></li>", commands),
        )


def add_panel(request, panels) -> None:
    if request.user.is_superuser:
        left = Page.objects.filter(content_type__in=gone_types()).order_by()
        labels = sorted(set(left.values_list("content_type__app_label", flat=True)))
        if labels:
            panels.append(LeftoversPanel(labels))
