"""Locks bind translations as they bind pages and snippets: nobody else changes their words or publishes them."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import LockableMixin

from ..engine.models import Translation
from ..engine.rows import target_of
from ..language_permissions import may_edit

# Addresses of the engine that change a translation. They know its number.
CHANGING = {
    "edit_string_translation",
    "edit_override",
    "upload_pofile",
    "machine_translate",
    "stop_translation",
}


def lock_on(instance, user) -> str:
    """Why this person may not change this row now: its own lock, a workflow's, a schedule's. Empty if they may."""
    lock = instance.get_lock() if isinstance(instance, LockableMixin) else None
    if lock is None or user is None or not lock.for_user(user):
        return ""
    return strip_tags(lock.get_message(user) or "") or _("Somebody has locked this translation.")


def refuse_locked(request, name: str, translation_id: int):
    """The answer to a request that would change a locked translation, or None if nothing is locked.

    None too for those who may not edit it: the address itself refuses them, without telling what it is.
    """
    if name not in CHANGING:
        return None
    target = target_of(get_object_or_404(Translation.objects.select_related("source"), pk=translation_id))
    if target is None or not may_edit(request.user, target):
        return None
    reason = lock_on(target, request.user)
    if not reason:
        return None
    if name.startswith("edit_"):  # asked by the editor's script
        return JsonResponse({"detail": reason}, status=423)
    messages.error(request, reason)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
