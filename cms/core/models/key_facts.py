"""Facts that tell somebody at once whether a page is for them: for whom, free or not, whom to ask."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

validate_phone = RegexValidator(
    r"^\+?[0-9][0-9 ().\-]{4,28}$", _("Write the number in digits, with the country code, such as +33 4 76 00 00 00.")
)


class Admission(models.TextChoices):
    """Whether it costs something to take part."""

    UNKNOWN = "unknown", _("Not known")
    FREE = "free", _("Yes, it costs nothing")
    PAID = "paid", _("No, it costs something")


def admission_field() -> models.CharField:
    return models.CharField(
        _("free of charge"),
        max_length=10,
        choices=Admission.choices,
        default=Admission.UNKNOWN,
        help_text=_("Whether taking part costs nothing. Shown among the key facts, unless it is not known."),
    )


class ForWhom(models.Model):
    """Who may come, and whether it is free."""

    for_whom = models.CharField(
        _("for whom"),
        max_length=255,
        blank=True,
        help_text=_("Who may come or take part, in a few plain words. Leave empty if it is not known."),
    )
    admission = admission_field()

    audience_panel = FieldRowPanel([FieldPanel("for_whom"), FieldPanel("admission")])
    audience_facts = ("admission",)

    class Meta:
        abstract = True


class Reachable(models.Model):
    """Whom to ask: a role, never a person's name."""

    contact_role = models.CharField(
        _("contact"), max_length=255, blank=True, help_text=_("A role, such as: regional coordinator. Never a name.")
    )
    contact_email = models.EmailField(_("contact address"), blank=True, help_text=_("An address of that role."))
    contact_phone = models.CharField(
        _("telephone"),
        max_length=30,
        blank=True,
        validators=[validate_phone],
        help_text=_("A number of that role, with the country code. It is the same in every language."),
    )

    contact_panels = (
        FieldPanel("contact_role"),
        FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
    )
    contact_facts = ("contact_email", "contact_phone")

    class Meta:
        abstract = True
