"""What Wagtail's log says about publications."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from .. import gate


def log_actions(registry) -> None:
    @registry.register_action(gate.OVERRIDDEN)
    class PublishedDespite(LogFormatter):
        label = gettext_lazy("Publish a translation in spite of what is missing")

        def format_message(self, entry):
            return _("Published although: %(faults)s") % {"faults": " ".join(entry.data.get("faults", []))}
