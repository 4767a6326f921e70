"""How a refusal reaches the person: a sentence that says why and what to do, as Wagtail's own do."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

NOT_YOUR_LANGUAGE = _(
    "This is in a language you have no right to work in. An administrator can give it to you under Settings, Language "
    "rights."
)
NOT_READABLE = _("You may not read this: it is a draft or private, and in no language or place that is yours.")
SOURCE_NOT_READABLE = _(
    "The original is not public, and you have no right to edit it. Wait until it is published, or ask those who "
    "look after it."
)
SOURCE_DELETED = _("The original was deleted. Its translation stands by itself now: open it in its own editor.")
NOT_ON_TARGET = _(
    "You have no right to do this in %(language)s. Choose another language, or ask an administrator for the right on "
    "the pages of that language."
)
NO_RULE = _("This address is closed: nothing says yet who may use it (%(address)s).")


class Refused(Exception):  # noqa: N818 - a refusal is no error
    """Raised by a rule; its text is the message for the person."""


def answer(request, refused: Refused) -> HttpResponse:
    """A redirect to the dashboard with the message; for scripts, a JSON body with status 403."""
    text = str(refused.args[0])
    if _from_script(request):
        return JsonResponse({"detail": text}, status=403)
    messages.error(request, text)
    return redirect("wagtailadmin_home")


def _from_script(request) -> bool:
    by_script = request.headers.get("x-requested-with") == "XMLHttpRequest"
    return by_script or request.method not in ("GET", "HEAD", "POST") or "/api/" in request.path
