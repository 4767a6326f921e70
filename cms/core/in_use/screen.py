"""The screen where something else is put in the place of what is in use: chosen, shown, then done."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from . import kinds
from .holders import holders, swap_for
from .replacing import REPLACED, NotReplacedError, replace
from .uses import may


class OtherForm(forms.Form):
    other = forms.ModelChoiceField(
        queryset=Page.objects.none(),  # its own for each row, below
        label=gettext_lazy("What takes its place"),
        error_messages={"invalid_choice": gettext_lazy("Choose another one, and one that readers can see.")},
    )

    def __init__(self, row, user, data=None):
        super().__init__(data)
        other: Any = self.fields["other"]
        other.queryset, other.widget = kinds.others(row, user), kinds.chooser(row)


def show(request, app_label, model_name, pk) -> HttpResponse:
    """Asks what takes its place, and says where; done when that is confirmed and is still so."""
    row = _row(app_label, model_name, pk)
    if not may(request.user, "delete", row):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    form = OtherForm(row, request.user, asked if "other" in asked else None)
    other = form.cleaned_data["other"] if form.is_bound and form.is_valid() else None
    found, swap = [], None
    if other is not None:
        other = other.specific if isinstance(other, Page) else other
        swap = swap_for(row, other)
        found = holders(row, swap, request.user)
    if request.method == "POST" and _is_done(request, row, other, swap, found):
        return redirect(kinds.delete_address(row))
    return TemplateResponse(request, "core/staff/replace_in_use.html", _context(row, other, found, form))


def _row(app_label, model_name, pk):
    model = kinds.model_named(app_label, model_name)
    try:
        row = model and model._base_manager.filter(pk=pk).first()
    except (ValueError, ValidationError):
        row = None
    if row is None:
        raise Http404
    return row.specific if isinstance(row, Page) else row


def _context(row, other, found, form):
    chosen, left = [each for each in found if not each.left], [each for each in found if each.left]
    return {
        "page_title": _("Replace where it is used"),
        "page_subtitle": str(row),
        "header_icon": "resubmit",
        "row": row,
        "other": other,
        "form": form,
        "media": form.media,
        "chosen": [each for each in chosen if each.label],
        "hidden": [each for each in chosen if not each.label],
        "left": [each for each in left if each.label],
        "left_unseen": [each for each in left if not each.label],
        "places": sum(each.number for each in chosen),
        "rows": len(chosen),
        "seen": _seen(found),
        "delete_address": kinds.delete_address(row),
    }


def _seen(found) -> str:
    """What the person was shown, to be compared with what would be done."""
    return " ".join(sorted(f"{each.row._meta.label}-{each.row.pk}-{each.number}-{bool(each.left)}" for each in found))


def _is_done(request, row, other, swap, found) -> bool:
    if other is None:
        return False
    if request.POST.get("seen") != _seen(found):
        messages.warning(request, _("Something changed meanwhile. Nothing was replaced: look at the list again."))
        return False
    try:
        replace(row, other, swap, found, request.user)
    except NotReplacedError as error:
        messages.error(request, _("Nothing was replaced. %(reason)s") % {"reason": error})
        return False
    number = sum(not each.left for each in found)
    sentence = ngettext("Replaced in %(number)s entry.", "Replaced in %(number)s entries.", number)
    messages.success(request, sentence % {"number": number})
    return True


def actions(registry) -> None:
    @registry.register_action(REPLACED)
    class Replaced(LogFormatter):
        label = gettext_lazy("Replace something that is used")

        def format_message(self, entry):
            return _("“%(old)s” was replaced by “%(new)s”") % {"old": entry.data["old"], "new": entry.data["new"]}


urlpatterns = [path("in-use/<str:app_label>/<str:model_name>/<str:pk>/replace/", show, name="replace_in_use")]
