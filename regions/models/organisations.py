from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from cms.core.models import CharField, TranslatableSnippet, neutral
from cms.core.searchable import Searchable, SearchDocument
from cms.core.validators import validate_language_code

from .. import countries, presence
from ..twins import OrganisationForm


class Organisation(Searchable, TranslatableSnippet, ClusterableModel):
    """An organisation of a platform. Its name is never translated; what it does is."""

    search_kind, search_kind_label = "organisation", _("Organisation")

    class Kind(models.TextChoices):
        INTERNATIONAL_ORGANISATION = "international_organisation", _("International organisation")
        NGO = "ngo", _("Non-governmental organisation")
        ASSOCIATION = "association", _("Association")
        FOUNDATION = "foundation", _("Foundation")
        NETWORK = "network", _("Network")
        PUBLIC_AUTHORITY = "public_authority", _("Public authority")
        LOCAL_AUTHORITY = "local_authority", _("Local authority")
        PUBLIC_SERVICE = "public_service", _("Public service")
        DEVELOPMENT_AGENCY = "development_agency", _("Development agency")
        COOPERATIVE = "cooperative", _("Cooperative")
        TRADE_UNION = "trade_union", _("Trade union")
        FAITH_BASED = "faith_based", _("Faith-based organisation")
        UNIVERSITY = "university", _("University")
        CENTRE = "centre", _("Centre")
        COMPANY = "company", _("Company")
        INITIATIVE = "initiative", _("Initiative")
        PROGRAMME = "programme", _("Programme")
        OTHER = "other", _("Organisation")

    name = models.CharField(_("name"), max_length=255, help_text=_("Its one canonical name, the same everywhere."))
    name_language = CharField(
        _("language of the name"),
        max_length=20,
        blank=True,
        validators=[validate_language_code],
        help_text=_("Code of the language the name is in, so that it is read aloud rightly. May stay empty."),
    )
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices, default=Kind.OTHER)
    country = CharField(_("country"), max_length=2, choices=countries.choices, blank=True)
    website = models.URLField(_("website"), blank=True)
    what = models.TextField(
        _("what it does"), blank=True, max_length=300, help_text=_("One or two sentences. Shown beside its name.")
    )

    override_translatable_fields = neutral("name", "name_language", "kind", "country", "website", "aliases")
    base_form_class = OrganisationForm
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_language")]),
        FieldPanel("anyway"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("country")]),
        FieldPanel("what"),
        FieldPanel("website"),
        InlinePanel("aliases", heading=_("Other names"), label=_("other name")),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("what"),
        index.RelatedFields("aliases", [index.SearchField("name")]),
        index.FilterField("locale"),
        index.FilterField("country"),
        index.FilterField("kind"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def search_documents(self) -> list[SearchDocument]:
        """Where readers meet it: the regions in whose platform it is, or the practices it runs."""
        return presence.search_documents(self)


class OrganisationAlias(Orderable):
    """Another name under which people know an organisation: for search and for translators, never shown as its name."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=255)

    panels = [FieldPanel("name")]

    def __str__(self):
        return self.name
