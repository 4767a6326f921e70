"""What comes from the engine's editor and would go round us."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation

from .. import gate
from .explaining import attempt

BEFORE_THE_ENGINE = -50  # its own hook has 0


def publish(request, instance):
    """For the hooks ``before_edit_page`` and ``before_edit_snippet``: the editor's button Publish."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not isinstance(instance, TranslatableMixin):
        return None
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    if gate.faults(translation, request.user):
        return redirect("translations:publish", translation.pk)
    told(request, translation, attempt(translation, request.user, publish=True))
    return redirect(request.path)


def told(request, translation, found) -> bool:
    """Say whether it was published. Gives whether it was."""
    values = {"name": translation.source.object_repr, "locale": translation.target_locale}
    if not found:
        messages.success(request, _("“%(name)s” is published in %(locale)s.") % values)
    for reason in found:
        messages.error(request, _("“%(name)s” was not published. %(reason)s") % {**values, "reason": reason})
    return not found


def without_aliases(menu_items, request, context):
    """For the hook ``construct_page_action_menu``: what is refused is not offered."""
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


def refuse_to_stop(request):
    """Stopping takes a translation out of the gate: its page is made by hand from then on."""
    if request.user.has_perm(gate.OVERRIDE):
        return None
    messages.error(request, _("Only those who may publish what is not reviewed may stop a translation."))
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
