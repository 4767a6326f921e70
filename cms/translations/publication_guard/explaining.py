"""Reasons, in words for the person who wanted something done."""

from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.core.publishing import PublicationRefusedError

from ..admin_urls import edit_address


def reasons(error: Exception, model: type | None = None) -> list[str]:
    """What a PublicationRefusedError, a PermissionDenied or a ValidationError says, one sentence each."""
    if isinstance(error, PublicationRefusedError):
        return [str(fault) for fault in error.faults]
    if isinstance(error, PermissionDenied):
        return [_("You may not publish it.")]
    found = getattr(error, "message_dict", {"__all__": error.messages})
    return [f"{_label(model, name)}{' '.join(texts)}" for name, texts in found.items()]


def _label(model, name):
    if name == "__all__" or model is None:
        return ""
    try:
        return f"{capfirst(str(model._meta.get_field(name).verbose_name))}: "
    except (FieldDoesNotExist, AttributeError):
        return f"{name}: "


def answer(request, error: Exception):
    """What somebody is told whose publication was refused, through whichever door they came; None for other errors."""
    if not isinstance(error, PublicationRefusedError):
        return None
    name = str(error.instance) if error.instance is not None else ""
    for reason in reasons(error):
        messages.error(request, _("“%(name)s” was not published. %(reason)s") % {"name": name, "reason": reason})
    target = edit_address(error.instance)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":  # a dialogue of Wagtail's: it goes on to the page
        return JsonResponse({"step": "success", "redirect": target})
    return redirect(target)
