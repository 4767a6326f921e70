"""What comes from the engine's editor and would go round us."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation

from .. import gate
from ..scope.translations import source_of
from .explaining import attempt

BEFORE_THE_ENGINE = -50  # its own hook has 0
RESTART = "localize-restart-translation"


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


def restart(request, instance):
    """For the same hooks: without an original nothing can be translated again, and the page would be closed."""
    if request.method != "POST" or RESTART not in request.POST or not _is_orphan(instance):
        return None
    messages.error(request, _("The original was deleted: this stands by itself now, and is edited as it is."))
    return redirect(request.path)


def _is_orphan(instance) -> bool:
    if not isinstance(instance, TranslatableMixin):
        return False
    stopped = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=False
    ).select_related("source")
    return any(source_of(translation.source) is None for translation in stopped)


def told(request, translation, found) -> bool:
    """Say whether it was published. Gives whether it was."""
    values = {"name": translation.source.object_repr, "locale": translation.target_locale}
    if not found:
        messages.success(request, _("“%(name)s” is published in %(locale)s.") % values)
    for reason in found:
        messages.error(request, _("“%(name)s” was not published. %(reason)s") % {**values, "reason": reason})
    return not found


def without_refused(menu_items, request, context):
    """For the hooks ``construct_page_action_menu`` and ``construct_snippet_action_menu``: what is refused is not
    offered."""
    row = context.get("page") or context.get("instance")
    refused = {"localize-convert-to-alias"}
    if row is not None and any(item.name == RESTART for item in menu_items) and _is_orphan(row):
        refused.add(RESTART)
    menu_items[:] = [item for item in menu_items if item.name not in refused]


def refuse_to_stop(request):
    """Stopping takes a translation out of the gate: its page is made by hand from then on."""
    if request.user.has_perm(gate.OVERRIDE):
        return None
    messages.error(request, _("Only those who may publish what is not reviewed may stop a translation."))
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
