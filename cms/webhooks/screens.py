"""Settings, Webhooks: who is told, what they were sent, a test, and another try."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views.generic import CreateView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.api.changes.numbering import current
from cms.api.registry import resources

from . import sending
from .models import Delivery, Webhook

PER_PAGE = 50


class WebhookForm(WagtailAdminModelForm):
    kinds = forms.MultipleChoiceField(
        label=capfirst(Webhook._meta.get_field("kinds").verbose_name),
        help_text=Webhook._meta.get_field("kinds").help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = [(resource.name, resource.name) for resource in resources()]


class MakeView(CreateView):
    def save_instance(self):
        """Told from now on, not of everything that ever happened."""
        self.form.instance.told_to = current().number
        return super().save_instance()


class MessagesView(InspectView):
    """One of them, with what it was sent."""

    template_name = "webhooks/messages.html"
    page_title = gettext_lazy("Messages")

    def get_context_data(self, **kwargs):
        found = Paginator(self.object.deliveries.order_by("-pk"), PER_PAGE)
        context = super().get_context_data(**kwargs)
        return context | {"deliveries": found.get_page(self.request.GET.get("p")), "may_change": _may(self.request)}


class WebhookViewSet(ModelViewSet):
    model = Webhook
    name = "webhooks"
    icon = "link-external"
    menu_label = gettext_lazy("Webhooks")
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = MessagesView
    add_view_class = MakeView
    list_display = ["name", "address_shown", "active"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("address"),
            FieldPanel("kinds"),
            FieldPanel("active"),
            FieldPanel("secret", read_only=True),
        ],
        base_form_class=WebhookForm,
    )


def _may(request) -> bool:
    return WebhookViewSet().permission_policy.user_has_permission(request.user, "change")


@require_POST
def send_test(request, pk):
    """Send a message about nothing, and say what came back."""
    webhook = _webhook(request, pk)
    delivery = sending.send_test(webhook)
    if delivery.state == Delivery.State.ACCEPTED:
        messages.success(request, _("The message was accepted (%(status)s).") % {"status": delivery.status})
    else:
        messages.error(request, _("The message was not accepted: %(fault)s.") % {"fault": delivery.fault.rstrip(".")})
    return redirect("webhooks:inspect", pk)


@require_POST
def try_again(request, pk, message):
    """Send a message that was given up, or that waits for its next attempt, at once."""
    webhook = _webhook(request, pk)
    sending.try_again(get_object_or_404(webhook.deliveries, message_id=message))
    messages.success(request, _("The message is sent again."))
    return redirect("webhooks:inspect", pk)


def _webhook(request, pk):
    if not _may(request):
        raise PermissionDenied
    return get_object_or_404(Webhook, pk=pk)


urlpatterns = [
    path("webhooks/<int:pk>/test/", send_test, name="webhook_test"),
    path("webhooks/<int:pk>/again/<slug:message>/", try_again, name="webhook_try_again"),
]


def viewset():
    return WebhookViewSet("webhooks", url_prefix="webhooks")
