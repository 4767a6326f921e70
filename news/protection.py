"""A region with roundtables is not deleted: their facts would go with it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .models import Roundtable


def refuse_to_delete(request, page):
    """Send the editor back with a message if a page, or one below it, is a region that has roundtables."""
    roundtable = Roundtable.objects.filter(region__path__startswith=page.path).select_related("region").first()
    if roundtable is None:
        return None
    message = _("“%(page)s” cannot be deleted: %(region)s has roundtables. Delete those first, or unpublish the page.")
    messages.error(request, message % {"page": page.title, "region": roundtable.region.title})
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_to_delete_many(request, action_type, objects, action_class_instance):
    """The same for pages that are ticked in a list."""
    if action_type != "delete":
        return None
    refused = (refuse_to_delete(request, page) for page in objects if hasattr(page, "url_path"))
    return next((answer for answer in refused if answer is not None), None)
