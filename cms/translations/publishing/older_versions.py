"""An older version of a translation: what it says, and the offer to take its words.

The engine's editor would open with today's words in its place, and its button would publish those.
"""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import TranslatableMixin

from ..admin_urls import edit_address
from ..lifecycle import written_while_stopped
from ..lifecycle.returning import translation_of
from ..publication_guard.locks import lock_on


def review(request, instance):
    """For the hooks ``before_edit_page`` and ``before_edit_snippet``: “Review this version” in a history."""
    match = request.resolver_match
    if match is None or match.url_name != "revisions_revert" or not isinstance(instance, TranslatableMixin):
        return None
    translation = translation_of(instance)
    if translation is None:
        return None
    revision = get_object_or_404(instance.revisions, pk=match.kwargs["revision_id"])
    found = written_while_stopped.compare(translation, revision.as_object())
    if request.method == "POST":
        return _take(request, instance, translation, found)
    context = {
        "page_title": _("An older version"),
        "header_icon": "history",
        "row": instance,
        "revision": revision,
        "found": found,
        "editor": edit_address(instance),
    }
    return TemplateResponse(request, "translations/publishing/older.html", context)


def _take(request, instance, translation, found):
    if reason := lock_on(instance, request.user):
        messages.error(request, reason)
    else:
        number = written_while_stopped.take(translation, found, request.user)
        sentence = ngettext(
            "%(number)s text is that of the older version again. Publish it when it is right.",
            "%(number)s texts are those of the older version again. Publish them when they are right.",
            number,
        )
        messages.success(request, sentence % {"number": number})
    return redirect(edit_address(instance))
