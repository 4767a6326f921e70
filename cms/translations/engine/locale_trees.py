"""The engine fills a language with aliases of another one. Nothing here does: ``cms.core.routing`` shows originals."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cms.core.content_events import Saving, Step, subscribe

from .models import LocaleSynchronization
from .patches import never_fill_languages

FIELDS = f"component-{LocaleSynchronization._meta.db_table}-"


class SynchronisationRefusedError(Exception):
    """Raised to whoever would have a language filled with aliases by a command or by code."""


def refuse_synchronisation(request: HttpRequest) -> HttpResponse | None:
    """The answer to a form of a language that asks for it, or None. The form itself does not offer it."""
    if request.method != "POST" or not any(name.startswith(FIELDS) for name in request.POST):
        return None
    text = _("A language is not filled from another one: readers are shown the original until a page is translated.")
    messages.error(request, text)
    return redirect("wagtaillocales:index")


def _saved(event):
    raise SynchronisationRefusedError("Pages that are not translated are shown from the original; no aliases are made.")


def connect() -> None:
    never_fill_languages()
    subscribe(Saving, _saved, step=Step.GUARD, models=LocaleSynchronization, does="refused: no aliases are made")
