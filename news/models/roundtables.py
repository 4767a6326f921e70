from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms.core.searchable import Searchable, SearchDocument
from regions.models import Organisation, RegionPage

from .. import plausible, wording


class RoundtableQuerySet(models.QuerySet):
    def upcoming(self):
        """Planned ones that are not over, the next first."""
        today = timezone.localdate()
        not_over = models.Q(start__gte=today) | models.Q(end__gte=today)
        return self.filter(not_over, status=Roundtable.Status.PLANNED).order_by("start", "pk")

    def held(self):
        """Those that took place, the latest first."""
        found = self.filter(status=Roundtable.Status.HELD, start__lte=timezone.localdate())
        return found.order_by("-start", "-pk")

    def visible(self):
        """Roundtables of regions that the public may see in some language."""
        regions = RegionPage.objects.visible().values("translation_key")
        return self.filter(region__translation_key__in=regions)

    def of_region(self, translation_key):
        """A region's roundtables in time order; those without a date are placed by their ordinal at the end."""
        found = self.filter(region__translation_key=translation_key)
        return found.order_by(models.F("start").asc(nulls_last=True), "ordinal")


class Roundtable(Searchable, index.Indexed, ClusterableModel):
    """The facts of one roundtable. It holds no words: every language shows the same facts in its own format."""

    search_kind, search_kind_label = "roundtable", _("Roundtable")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    class Standing(models.TextChoices):
        """What readers are told of the status: a plan whose day has passed is no plan any more."""

        PLANNED = "planned", _("Planned")
        OVERDUE = "overdue", _("Date has passed, report expected")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    class Format(models.TextChoices):
        ONLINE = "online", _("Online")
        IN_PERSON = "in_person", _("In person")
        HYBRID = "hybrid", _("In person and online")
        UNKNOWN = "unknown", _("Not known")

    class Unit(models.TextChoices):
        PEOPLE = "people", _("People")
        ORGANISATIONS = "organisations", _("Organisations")
        STAKEHOLDERS = "stakeholders", _("Stakeholders (the source does not say whether people or organisations)")

    region = models.ForeignKey(
        RegionPage,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        related_name="roundtables",
        help_text=_("Any language of the region will do: readers see it in theirs."),
    )
    ordinal = models.PositiveSmallIntegerField(
        _("number"), validators=[MinValueValidator(1)], help_text=_("1 for the region's first roundtable.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.PLANNED)
    start = models.DateField(_("date"), null=True, blank=True, help_text=_("Leave empty if it is not known."))
    end = models.DateField(_("last day"), null=True, blank=True, help_text=_("Only if it lasted several days."))
    start_time = models.TimeField(_("from"), null=True, blank=True)
    end_time = models.TimeField(_("to"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        blank=True,
        choices=[(zone, zone) for zone in ("Europe/Paris", "Europe/Madrid", "Europe/Warsaw", "Europe/Athens", "UTC")],
    )
    format = models.CharField(_("format"), max_length=10, choices=Format.choices, default=Format.UNKNOWN)
    place = models.CharField(_("place"), max_length=255, blank=True, help_text=_("The place's own name."))
    participants_low = models.PositiveIntegerField(
        _("participants"), null=True, blank=True, help_text=_("The number, or the lowest one.")
    )
    participants_high = models.PositiveIntegerField(
        _("at most"), null=True, blank=True, help_text=_("Only if the number varied.")
    )
    participants_open = models.BooleanField(
        _("or more"), default=False, help_text=_("Tick for “over 90”: the number is only the lower bound.")
    )
    unit = models.CharField(_("counted"), max_length=15, choices=Unit.choices, default=Unit.STAKEHOLDERS)
    organisations_count = models.PositiveIntegerField(
        _("organisations represented"), null=True, blank=True, help_text=_("If people were counted as well.")
    )
    online_count = models.PositiveIntegerField(_("of them online"), null=True, blank=True)
    on_site_count = models.PositiveIntegerField(_("of them on site"), null=True, blank=True)
    duration_minutes = models.PositiveIntegerField(_("duration in minutes"), null=True, blank=True)

    objects = RoundtableQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("region"), FieldPanel("ordinal"), FieldPanel("status")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
                FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time"), FieldPanel("time_zone")]),
                FieldRowPanel([FieldPanel("format"), FieldPanel("place"), FieldPanel("duration_minutes")]),
            ],
            heading=_("When and where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel(n) for n in ("participants_low", "participants_high", "participants_open")]),
                FieldPanel("unit"),  # its longest choice leaves no room beside it
                FieldRowPanel([FieldPanel(n) for n in ("online_count", "on_site_count", "organisations_count")]),
            ],
            heading=_("Who took part"),
        ),
        InlinePanel("organisations", heading=_("Organisations"), label=_("organisation")),
    ]
    search_fields = [index.FilterField("status"), index.RelatedFields("region", [index.SearchField("title")])]

    class Meta:
        verbose_name = _("roundtable")
        verbose_name_plural = _("roundtables")
        ordering = ["-start", "-pk"]
        constraints = [models.UniqueConstraint(fields=["region", "ordinal"], name="roundtable_ordinal_unique")]

    def __str__(self):
        return f"{self.region.title}: {wording.ordinal(self.ordinal)}"

    def clean(self):
        super().clean()
        errors = plausible.faults(self)
        if self._has_twin():
            message = _("%(region)s already has a roundtable with this number. Open that one, or change the number.")
            errors["ordinal"] = ValidationError(message, params={"region": self.region.title})
        if errors:
            raise ValidationError(errors)

    def _has_twin(self) -> bool:
        if not self.region_id or not self.ordinal:
            return False
        twins = Roundtable.objects.filter(region__translation_key=self.region.translation_key, ordinal=self.ordinal)
        return twins.exclude(pk=self.pk).exists()

    @property
    def key_date(self):
        """The date by which it is ordered, or None."""
        return self.start

    @property
    def last_day(self):
        return self.end or self.start

    @property
    def standing(self) -> str:
        over = self.last_day is not None and self.last_day < timezone.localdate()
        return self.Standing.OVERDUE if over and self.status == self.Status.PLANNED else self.Standing(self.status)

    @property
    def standing_text(self) -> str:
        return str(self.Standing(self.standing).label)

    def search_documents(self) -> list[SearchDocument]:
        """One for each language its region can be read in."""
        from ..search_documents import search_documents  # here, because it looks for posts, which are about roundtables

        return search_documents(self)

    # What readers see of the facts, in the active language

    @property
    def ordinal_text(self) -> str:
        return wording.ordinal(self.ordinal)

    @property
    def date_text(self) -> str:
        return wording.date_range(self.start, self.end)

    @property
    def time_text(self) -> str:
        return wording.time_range(self.start_time, self.end_time, self.time_zone)

    @property
    def participants_text(self) -> str:
        return wording.participants(self)

    @property
    def split_text(self) -> str:
        return wording.split(self.online_count, self.on_site_count)

    @property
    def duration_text(self) -> str:
        return wording.duration(self.duration_minutes)

    @property
    def format_text(self) -> str:
        return "" if self.format == self.Format.UNKNOWN else self.get_format_display()


class RoundtableOrganisation(Orderable):
    """An organisation that held a roundtable, or presented its work there."""

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("Organiser")
        PRESENTER = "presenter", _("Presenter")

    roundtable = ParentalKey(Roundtable, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.ORGANISER)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]
