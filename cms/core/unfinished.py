"""Uploads of many files at once that somebody has not finished: kept, and offered again until they are."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import ngettext
from PIL import Image, ImageOps
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_multi_form
from wagtail.models import Collection, UploadedFile

THUMBNAIL = (165, 165)
MOST = 50  # on one page; the next come when these are finished


def unfinished(user) -> Any:
    """The pictures that a person has uploaded and not described yet, the oldest first."""
    kind = ContentType.objects.get_for_model(get_image_model())
    return UploadedFile.objects.filter(uploaded_by_user=user, for_content_type=kind).order_by("pk")


def forms_for(user) -> list[dict]:
    """What the screen of Wagtail shows of an upload: its form, and where that is sent and thrown away."""
    model = get_image_model()
    form, collection = get_image_multi_form(model), Collection.get_first_root_node()
    return [
        {
            "upload": upload,
            "name": PurePath(upload.file.name).name,
            "form": form(
                instance=model(title=PurePath(upload.file.name).stem, collection=collection),
                prefix=f"uploaded-image-{upload.pk}",
                user=user,
            ),
            "edit_action": reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload.pk]),
            "delete_action": reverse("wagtailimages:delete_upload_multiple", args=[upload.pk]),
        }
        for upload in unfinished(user)[:MOST]
    ]


def preview(request, pk) -> HttpResponse:
    """A small picture of an upload, for the person whose it is. The file itself is not served."""
    upload = get_object_or_404(unfinished(request.user), pk=pk)
    try:
        with upload.file.open() as file, Image.open(file) as image:
            image.thumbnail(THUMBNAIL)
            small = ImageOps.exif_transpose(image).convert("RGB")
    except Exception as error:  # the file is gone or no picture: its form and its name are still there
        raise Http404 from error
    output = BytesIO()
    small.info = {}
    small.save(output, "JPEG")
    return HttpResponse(output.getvalue(), content_type="image/jpeg", headers={"Cache-Control": "private, max-age=600"})


urlpatterns = [path("unfinished-uploads/<int:pk>/", preview, name="unfinished_upload")]


class UnfinishedPanel(Component):
    """On the first page of the admin, for who has left before the end."""

    order = 60

    def __init__(self, number: int):
        self.number = number

    def render_html(self, parent_context=None) -> str:
        said = ngettext(
            "%(number)d picture that you uploaded is not described yet.",
            "%(number)d pictures that you uploaded are not described yet.",
            self.number,
        ) % {"number": self.number}
        return format_html(
            '<section class="w-panel"><p><a href="{}">{}</a></p></section>', reverse("wagtailimages:add_multiple"), said
        )


def add_panel(request, panels) -> None:
    """For the hook ``construct_homepage_panels``."""
    if number := unfinished(request.user).count():
        panels.append(UnfinishedPanel(number))
