"""Who publishes an original again is told which translations came back with it, and which did not and why."""

from django.contrib import messages
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter
from wagtail.models import TranslatableMixin

from ..admin_urls import edit_address
from ..lifecycle.returning import CAME_BACK, just_returned


def tell(request, instance) -> None:
    """For the hooks after a publication in the admin."""
    returned = just_returned(instance) if isinstance(instance, TranslatableMixin) else None
    if returned is None:
        return
    if returned.back:
        number = len(returned.back)
        sentence = ngettext(
            "%(number)s translation is public again with it: {}.",
            "%(number)s translations are public again with it: {}.",
            number,
        ) % {"number": number}
        messages.success(request, format_html(sentence, _links(returned.back)))
    for row, reason in returned.held:
        sentence = _("It did not come back in {}: {} Publish it from there.")
        messages.warning(request, format_html(sentence, _links([row]), reason))


def tell_of_all(request, action_type, objects, action_class_instance) -> None:
    """For the hook ``after_bulk_action``."""
    if action_type == "publish":
        for instance in objects:
            tell(request, instance)


def _links(rows):
    return format_html_join(", ", '<a href="{}">{}</a>', ((edit_address(row), str(row.locale)) for row in rows))


def actions(registry) -> None:
    @registry.register_action(CAME_BACK)
    class CameBack(LogFormatter):
        label = gettext_lazy("Translations came back")

        def format_message(self, entry):
            back, held = entry.data.get("back", []), entry.data.get("held", [])
            said = [_("Public again with it: %(languages)s.") % {"languages": ", ".join(back)}] if back else []
            return " ".join([*said, *(_("Stayed a draft: %(what)s") % {"what": each} for each in held)])
