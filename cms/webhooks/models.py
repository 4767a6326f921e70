from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.models import CharField

from . import signing
from .targets import RefusedError, check_form


class Webhook(models.Model):
    """Somebody who is told when public content changes."""

    name = models.CharField(_("name"), max_length=100, help_text=_("Who is told, such as: site of a municipality."))
    address = models.URLField(
        _("address"),
        max_length=500,
        help_text=_("Messages are sent there. It begins with https:// and is in no private network."),
    )
    kinds = models.JSONField(
        _("about"), default=list, blank=True, help_text=_("What they are told about. Nothing chosen means everything.")
    )
    secret = CharField(
        _("secret"),
        max_length=100,
        default=signing.new_secret,
        editable=False,
        help_text=_("Both sides know it: by it they see that a message is from here."),
    )
    active = models.BooleanField(_("active"), default=True, help_text=_("Untick to send nothing for a while."))
    # How far it was told, as a number of the log of changes. What happened before it was there, or while it was not
    # active, is fetched from the log by whoever wants it.
    told_to = models.BigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        try:
            check_form(self.address or "")
        except RefusedError as refused:
            raise ValidationError({"address": str(refused)}) from refused

    @property
    def address_shown(self) -> str:
        """The address without what may be a key in it."""
        return self.address.split("?")[0]


class Delivery(models.Model):
    """One message to one of them, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        ACCEPTED = "accepted", _("accepted")
        GIVEN_UP = "given_up", _("given up")

    # How long after each failed attempt the next one follows: one day and eight hours in all.
    WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 1440))

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("webhook"))
    message_id = models.CharField(max_length=60, unique=True)
    body = models.TextField()
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    once = models.BooleanField(default=False)  # a test: somebody looks at what becomes of it
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    tried_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)  # of HTTP
    fault = models.CharField(max_length=250, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["webhook", "-id"], name="messages_of_webhook")]

    def __str__(self):
        return self.message_id
