from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from .dates import PartialDateField
from .fields import neutral
from .snippets import TranslatableSnippet

FUNDING = ("fund", "funding_statement", "disclaimer", "grant_number", "emblem", "emblem_alt")


class Project(TranslatableSnippet):
    """A funded project. Pages that belong to it show its funding notice in their own language.

    The rules on visibility of European funds (Regulation (EU) 2021/1060, articles 46 to 50 and annex IX) ask for
    emblem, statement and disclaimer where the action is described.
    """

    acronym = models.CharField(_("short name"), max_length=60, help_text=_("As people call the project."))
    name = models.CharField(_("name"), max_length=255, help_text=_("The full title."))
    start = PartialDateField(
        _("start"), help_text=_("Year, month or day, as far as it is known: 2021, 2021-01 or 2021-01-31.")
    )
    end = PartialDateField(_("end"), help_text=_("Leave empty if it is not known for certain."))
    fund = models.CharField(
        _("fund"), max_length=255, blank=True, help_text=_("Name of the fund in the language of this text.")
    )
    funding_statement = models.TextField(
        _("funding statement"), blank=True, help_text=_("Shown at the foot of every page of the project.")
    )
    disclaimer = models.TextField(_("disclaimer"), blank=True, help_text=_("Shown under the funding statement."))
    grant_number = models.CharField(_("grant number"), max_length=60, blank=True)
    emblem = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("emblem"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The funder's emblem, unaltered."),
    )
    emblem_alt = models.CharField(
        _("text for the emblem"),
        max_length=255,
        blank=True,
        help_text=_("What stands for the emblem where it cannot be seen, in the language of this text."),
    )

    related_in_references = ("emblem",)
    override_translatable_fields = neutral("acronym", "start", "end", "grant_number", "emblem")
    panels = [
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        MultiFieldPanel(
            [FieldPanel(name) for name in FUNDING],
            heading=_("Funding"),
        ),
    ]
    search_fields = [
        index.SearchField("name"),
        index.SearchField("acronym"),
        index.AutocompleteField("name"),
        index.AutocompleteField("acronym"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["acronym", "pk"]

    def __str__(self):
        return self.acronym

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.start and self.end and self.end < self.start[: len(self.end)]:
            errors["end"] = _("The project cannot end before it starts: correct one of the two.")
        if self.emblem_id and not self.emblem_alt:
            errors["emblem_alt"] = _("Say what the emblem shows, for readers who cannot see it.")
        if errors:
            raise ValidationError(errors)
