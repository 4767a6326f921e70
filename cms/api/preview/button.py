"""In the editor: the way to the draft in another front end, for whoever may edit the page."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.translations.language_permissions.readable import may_edit

from ..registry import resource_of
from .tokens import token_for


def header_buttons(page, user, view_name, next_url=None):
    """Beside the title of the editor, where the page has a shape in the API."""
    if view_name == "edit" and resource_of(page.specific_class) and may_edit(user, page):
        yield Button(_("Preview in the other front end"), reverse("front_end_link", args=[page.pk]), icon_name="view")


def follow(request, pk):
    """Make a link to the newest revision and follow it: to ``PREVIEW_ADDRESS``, or to the API itself."""
    page = get_object_or_404(Page, pk=pk)
    if not may_edit(request.user, page):
        raise PermissionDenied
    if page.latest_revision is None:
        messages.warning(request, _("Save a draft first: a preview shows what was saved."))
        return redirect("wagtailadmin_pages:edit", pk)
    front_end = settings.PREVIEW_ADDRESS or request.build_absolute_uri(reverse("api-1:preview_list"))
    between = "&" if "?" in front_end else "?"
    return HttpResponseRedirect(front_end + between + urlencode({"token": token_for(page.latest_revision)}))


urlpatterns = [path("preview-link/<int:pk>/", follow, name="front_end_link")]
