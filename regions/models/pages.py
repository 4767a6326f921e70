from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms.core import collation
from cms.core.models import BasePage, CharField, ForWhom, Reachable, Resource, StreamField, neutral
from cms.core.validators import (
    validate_language_code,
    validate_latitude,
    validate_longitude,
    validate_nuts_code,
)

from .. import countries
from ..blocks import region_blocks
from .organisations import Organisation


class RegionIndexPage(BasePage):
    """All regions of the network, by country."""

    body = StreamField(region_blocks(), verbose_name=_("text"), blank=True)

    in_footer = True
    parent_page_types = ["home.HomePage"]
    subpage_types = ["regions.RegionPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of regions")
        verbose_name_plural = _("lists of regions")

    def get_context(self, request, *args, **kwargs):
        """Adds ``countries``: pairs of a country's name and its regions, both in the order of the reader's words."""
        context = super().get_context(request, *args, **kwargs)
        context["countries"] = regions_by_country(self.reader_locale_id)
        return context


def regions_by_country(locale_id: int) -> list[tuple]:
    """Pairs (country name, regions) for readers of one locale, by name, what they can read first. One query."""
    found = {}
    rows = RegionPage.objects.available_in(locale_id).select_related("locale")
    for region in sorted(rows, key=lambda row: (row.foreign, collation.key(row.shown_name), row.pk)):
        found.setdefault(region.country_name, []).append(region)
    return sorted(found.items(), key=lambda entry: collation.key(entry[0]))


class RegionPage(ForWhom, Reachable, BasePage):
    """One region: where it is, who meets there, what they share."""

    search_kind, search_kind_label = "region", _("Region")

    class AdministrativeType(models.TextChoices):
        DEPARTEMENT = "departement", _("département")
        PROVINCIA = "provincia", _("province")
        WOJEWODZTWO = "wojewodztwo", _("voivodeship")
        PERIFEREIAKI_ENOTITA = "perifereiaki_enotita", _("regional unit")
        REGION = "region", pgettext_lazy("kind of region", "region")
        MUNICIPALITY = "municipality", _("municipality")

    class UrbanRuralClass(models.TextChoices):
        RURAL = "predominantly_rural", _("Predominantly rural")
        INTERMEDIATE = "intermediate", _("Intermediate")
        URBAN = "predominantly_urban", _("Predominantly urban")

    local_name = models.CharField(
        _("local name"), max_length=255, blank=True, help_text=_("The region's name as people who live there say it.")
    )
    local_language = CharField(
        _("language of the local name"),
        max_length=20,
        blank=True,
        validators=[validate_language_code],
        help_text=_("Code of that language, such as fr, es, pl or el."),
    )
    country = CharField(_("country"), max_length=2, choices=countries.choices)
    administrative_type = models.CharField(_("kind of region"), max_length=30, choices=AdministrativeType.choices)
    parent_region = models.CharField(
        _("part of"), max_length=255, blank=True, help_text=_("The larger region it belongs to, in this language.")
    )
    nuts_code = models.CharField(
        _("NUTS code"), max_length=5, blank=True, validators=[validate_nuts_code], help_text=_("European statistics.")
    )
    nuts_level = models.PositiveSmallIntegerField(
        _("NUTS level"), null=True, blank=True, choices=[(level, str(level)) for level in range(4)]
    )
    nuts_covers_more = models.BooleanField(
        _("the code covers more than the region"),
        default=False,
        help_text=_("Tick if the statistics also count neighbours: the page says so."),
    )
    urban_rural_class = models.CharField(
        _("urban-rural class"), max_length=30, choices=UrbanRuralClass.choices, blank=True
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=7, decimal_places=4, null=True, blank=True, validators=validate_latitude
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=7, decimal_places=4, null=True, blank=True, validators=validate_longitude
    )
    picture = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(region_blocks(), verbose_name=_("text"), blank=True)

    related_on_page = ("picture",)
    parent_page_types = ["regions.RegionIndexPage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("local_name"), FieldPanel("local_language")]),
                FieldRowPanel([FieldPanel("country"), FieldPanel("administrative_type"), FieldPanel("parent_region")]),
                FieldRowPanel([FieldPanel("nuts_code"), FieldPanel("nuts_level"), FieldPanel("nuts_covers_more")]),
                FieldRowPanel([FieldPanel("urban_rural_class"), FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Facts"),
        ),
        InlinePanel("organisations", heading=_("Organisations"), label=_("organisation")),
        FieldPanel("picture"),
        FieldPanel("body"),
        InlinePanel("resources", heading=_("Documents"), label=_("document")),
        MultiFieldPanel([ForWhom.audience_panel, *Reachable.contact_panels], heading=_("For whom, and whom to ask")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("local_name"),
        index.SearchField("parent_region"),
        index.SearchField("body"),
        index.RelatedFields("resources", [index.SearchField("title")]),
        index.FilterField("country"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *neutral(
            "local_name",
            "local_language",
            "country",
            "administrative_type",
            "nuts_code",
            "nuts_level",
            "nuts_covers_more",
            "urban_rural_class",
            "latitude",
            "longitude",
            "picture",
            *ForWhom.audience_facts,
            *Reachable.contact_facts,
            "organisations",
            "resources",
        ),
    ]

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"latitude": _("Give both latitude and longitude, or neither.")})
        if self.local_name and not self.local_language:
            raise ValidationError({"local_language": _("Say which language the local name is in.")})

    # What readers call it. Who speaks the language of the place knows it by its own name, translated page or not:
    # "Lower Silesia" is no name to a reader of Polish.

    @property
    def shown_name(self) -> str:
        return self.local_name if self._has_name_for_reader else self.title

    @property
    def language_of_title(self) -> str:
        """The language of the shown name where it is not the row's own; else empty."""
        return self.local_language if self._has_name_for_reader else ""

    @property
    def _has_name_for_reader(self) -> bool:
        reader = get_language()
        written_in = getattr(self, "language_of_field", {}).get("title") or self.locale.language_code
        return bool(self.local_name) and self.local_language == reader != written_in

    @classmethod
    def name_columns(cls) -> tuple[models.Case, models.Case]:
        """The same for a query: the name, and its language."""
        reader = get_language()
        known = models.Q(local_language=reader) & ~models.Q(local_name="") & ~models.Q(locale__language_code=reader)
        return (
            models.Case(models.When(known, then="local_name"), default="title"),
            models.Case(models.When(known, then="local_language"), default="locale__language_code"),
        )

    @property
    def country_name(self) -> str:
        return countries.name(self.country)

    def search_facets(self):
        return {("region", self.slug), ("country", self.country)}

    def organisations_by_role(self, references) -> dict[str, list]:
        """Role to the platform's organisations in the reader's language, in the editor's order."""
        roles = RegionOrganisation.Role.values
        return references.linked_by(self.organisations, "organisation", "role", roles)


class RegionOrganisation(Orderable):
    """An organisation of a region's platform, with what it is there."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead organisation")
        CO_ORGANISER = "co_organiser", _("Co-organiser")
        MEMBER = "member", _("Platform member")

    page = ParentalKey(RegionPage, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MEMBER)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]


class RegionResource(Resource):
    """A document about a region."""

    page = ParentalKey(RegionPage, on_delete=models.CASCADE, related_name="resources")
