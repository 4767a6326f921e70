"""Views that take files in: sending one, seeing what it would change, deciding."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import PendingUpload
from . import rights
from .applying import MovedOnError, apply
from .comparing import Comparison
from .documents import FileFault
from .files import name_for_messages, read
from .limits import LARGEST_ZIP
from .messages import parts, sections


class FilesView(WagtailAdminTemplateMixin, TemplateView):
    """Files out and in: what to export, and a form to bring something back."""

    page_title = gettext_lazy("Translations as files")
    header_icon = "download"
    breadcrumbs_items = []
    template_name = "translations/exchange/files.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(languages=rights.languages(self.request.user), **kwargs)

    def post(self, request, **kwargs):
        """Read a file and keep it until its person decides. Nothing is written yet."""
        try:
            name, data = _sent(request.FILES.get("file"))
            read(data, name)
        except FileFault as fault:
            messages.error(request, str(fault))
            return self.render_to_response(self.get_context_data(), status=400)
        upload = PendingUpload.objects.keep(request.user, name, data)
        return redirect("translations:import_preview", upload.pk)


def _sent(file) -> tuple[str, bytes]:
    if file is None:
        raise FileFault(_("Choose a PO file, an XLIFF file or a zip of them."))
    name = name_for_messages(file.name or "")
    if file.size > LARGEST_ZIP:
        raise FileFault(_("%(file)s is larger than 10 MB. Send it in parts.") % {"file": name})
    return name, file.read()


class PreviewView(WagtailAdminTemplateMixin, TemplateView):
    """What a file would change, and the person's word on it."""

    page_title = gettext_lazy("What the file would change")
    header_icon = "download"
    breadcrumbs_items = []
    template_name = "translations/exchange/preview.html"

    def dispatch(self, request, upload_id):
        uploads = PendingUpload.objects.current().filter(user=request.user)
        self.upload = get_object_or_404(uploads, pk=upload_id)
        return super().dispatch(request, upload_id=upload_id)

    def get_page_subtitle(self):
        return self.upload.name

    def get_context_data(self, **kwargs):
        documents, left_out = read(bytes(self.upload.data), self.upload.name)
        comparison = Comparison(documents, self.request.user)
        return super().get_context_data(
            comparison=comparison,
            parts=parts(comparison),
            sections=sections(comparison),
            left_out=left_out,
            asks=any(row.asked for row in comparison.rows),
            **kwargs,
        )

    def post(self, request, upload_id):
        if "discard" in request.POST:
            self.upload.delete()
            messages.success(request, _("The file was put away. Nothing was changed."))
            return redirect("translations:files")
        try:
            done = apply(self.upload, request.POST.get("seen", ""), self._takes)
        except MovedOnError:
            messages.warning(request, _("Something changed meanwhile, so nothing was written. Please look once more."))
            return redirect("translations:import_preview", self.upload.pk)
        _tell(request, done)
        return redirect(reverse("translations:files"))

    def _takes(self, row) -> bool:
        """Whether the person wants the file's words in a conflict."""
        everywhere = self.request.POST.get("conflicts", "")
        choice = everywhere if everywhere in ("file", "mine") else self.request.POST.get(f"choice-{row.number}")
        return choice == "file"


def _tell(request, done):
    message = ngettext("%(number)d text was written.", "%(number)d texts were written.", done.written)
    messages.success(request, message % {"number": done.written})
    if done.kept:
        message = ngettext(
            "%(number)d conflict was left as it is here.", "%(number)d conflicts were left as they are here.", done.kept
        )
        messages.warning(request, message % {"number": done.kept})
