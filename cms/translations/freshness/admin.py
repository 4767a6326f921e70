"""What freshness hands to Wagtail's admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.snippets.action_menu import ActionMenuItem

from ..language_permissions import may_edit
from .confirming import LOG_ACTION
from .triage import source_of


def log_actions(actions) -> None:
    actions.register_action(
        LOG_ACTION, _("Text still correct"), _("Said that a text is still correct though the original changed")
    )


class ChangesItem(ActionMenuItem):
    """In the editor of a snippet, where Wagtail has no place for a button: the same way."""

    name = "changes-for-translators"
    label = _("Changes for translators")
    icon_name = "globe"

    def is_shown(self, context):
        return context["view"] == "edit" and self._source(context) is not None

    def get_url(self, context):
        return reverse("translations:changes", args=[self._source(context).pk])

    def _source(self, context):
        source = source_of(context["instance"])
        return source if source is not None and may_edit(context["request"].user, context["instance"]) else None


def snippet_menu_item(model):
    return ChangesItem(order=100)


def page_header_buttons(page, user, view_name, next_url=None):
    """In the editor of an original: the way to what its translations do not follow yet."""
    source = source_of(page) if view_name == "edit" else None
    if source is not None and may_edit(user, page):
        yield Button(_("Changes for translators"), reverse("translations:changes", args=[source.pk]), icon_name="globe")
