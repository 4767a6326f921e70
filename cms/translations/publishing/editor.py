"""What comes from the engine's editor and would go round us."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import TranslatableMixin

from cms.core.publishing import PublicationRefusedError

from ..engine.models import Translation
from ..language_permissions.engine_permissions import source_of
from ..lifecycle import written_while_stopped
from ..publication_guard import guarding
from ..publication_guard.explaining import reasons
from ..publication_guard.generating import generate
from ..publication_guard.locks import lock_on

BEFORE_THE_ENGINE = -50  # its own hook has 0
RESTART = "localize-restart-translation"


def publish(request, instance):
    """For the hooks ``before_edit_page`` and ``before_edit_snippet``: the editor's button Publish."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not isinstance(instance, TranslatableMixin):
        return None
    rows = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=True
    )
    translation = rows.select_related("source__locale", "source__specific_content_type", "target_locale").first()
    if translation is None:
        return None
    found = []
    try:
        generate(translation, request.user, publish=True)
    except PublicationRefusedError:  # the screen for publishing says why, and what can be done
        return redirect("translations:publish", translation.pk)
    except (PermissionDenied, ValidationError) as error:
        found = reasons(error, type(instance))
    told(request, translation, found)
    return redirect(request.path)


def restart(request, instance):
    """For the same hooks, before a translation that was stopped is started again.

    Without an original nothing can be translated again, and the page would be closed. With one, what was written by
    hand becomes the translation; what has no place in it is shown before.
    """
    if request.method != "POST" or RESTART not in request.POST or not isinstance(instance, TranslatableMixin):
        return None
    if _is_orphan(instance):
        messages.error(request, _("The original was deleted: this stands by itself now, and is edited as it is."))
        return redirect(request.path)
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=False
    ).first()
    if translation is None:
        return None
    if reason := lock_on(instance, request.user):
        messages.error(request, reason)
        return redirect(request.path)
    return _start_again(request, instance, translation)


def _start_again(request, row, translation):
    """None for the engine to go on, with the words taken; else a screen that says what would be lost."""
    found = written_while_stopped.compare(translation, row.get_latest_revision_as_object())
    if found.lost and "confirmed" not in request.POST:
        context = {"page_title": _("Start the translation again"), "header_icon": "rotate", "row": row, "found": found}
        return TemplateResponse(request, "translations/publishing/restart.html", context)
    if number := written_while_stopped.take(translation, found, request.user):
        sentence = ngettext(
            "%(number)s text written by hand is now the translation.",
            "%(number)s texts written by hand are now the translation.",
            number,
        )
        messages.success(request, sentence % {"number": number})
    return None


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
    if request.user.has_perm(guarding.OVERRIDE):
        return None
    messages.error(request, _("Only those who may publish what is not reviewed may stop a translation."))
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
