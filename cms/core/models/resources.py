from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from ..validators import validate_language_code, validate_year
from .columns import CharField


class Resource(Orderable):
    """A document readers can take away: a file here or an address elsewhere, in one language.

    Its title is in the document's own language, so it is not translated. Subclasses add the ParentalKey ``page``.
    """

    class Kind(models.TextChoices):
        FACTFILE = "factfile", _("Factfile")
        INFORMATION_SHEET = "information_sheet", _("Information sheet")
        POLICY_BRIEF = "policy_brief", _("Policy brief")
        VISIT_REPORT = "visit_report", _("Visit report")
        EVALUATION = "evaluation", _("Evaluation")
        STUDY = "study", _("Study")
        SUMMARY = "summary", _("Summary")
        OTHER = "other", _("Other document")

    title = models.CharField(_("title"), max_length=255, help_text=_("In the language of the document."))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    language = CharField(
        _("language"),
        max_length=20,
        blank=True,
        validators=[validate_language_code],
        help_text=_("Code of the document's language, such as en or fr. Leave empty if it is not known."),
    )
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True, validators=validate_year)
    document = models.ForeignKey(
        "core.CustomDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.URLField(
        _("address"), blank=True, max_length=500, help_text=_("Page where the document is found, if it is not here.")
    )

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language"), FieldPanel("year")]),
        FieldPanel("document"),
        FieldPanel("url"),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return self.title

    def clean(self) -> None:
        super().clean()
        if not self.document_id and not self.url:
            raise ValidationError(_("Choose a document or give the address where it is found."))

    @property
    def link(self) -> str:
        return self.document.url if self.document else self.url
