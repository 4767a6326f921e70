from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    Page,
    PreviewableMixin,
    RevisionMixin,
    Site,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index

from cms.core.blocks import RICH_TEXT_FEATURES
from cms.core.content_urls import address
from cms.core.models import (
    Listenable,
    PartialDateField,
    Reachable,
    RichTextField,
    TranslatableSnippet,
    admission_field,
    neutral,
)
from cms.core.models.slugs import Slugged, slug_panel, titled_panel
from cms.core.publishing import GuardedPublishing
from cms.core.references import References
from cms.core.searchable import Searchable
from cms.core.visibility import VisibleSnippetQuerySet

from .organisations import Organisation
from .pages import RegionPage
from .topics import Topic


def _libraries():
    return apps.get_model("regions", "PracticeLibraryPage").objects.visible()


class PracticeQuerySet(VisibleSnippetQuerySet):
    """Good practices; public ones know the slug of their library, which their address needs."""

    def visible(self):
        """Live practices whose library, in their own language, is public too."""
        library = _libraries().filter(locale=OuterRef("locale"))
        return (
            super()
            .visible()
            .filter(Exists(library))
            .annotate(library_slug=Subquery(library.order_by("pk").values("slug")[:1]))
        )


def _text(label, help_text):
    return RichTextField(label, blank=True, features=RICH_TEXT_FEATURES, help_text=help_text)


class GoodPractice(
    Slugged,
    GuardedPublishing,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    Listenable,
    Reachable,
    Searchable,
    TranslatableSnippet,
    ClusterableModel,
):
    """Something that works somewhere and could be done elsewhere."""

    search_kind, search_kind_label = "practice", _("Good practice")
    is_article = True
    slug_taken = _("Another practice has this address. Choose another slug.")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running")
        ENDED = "ended", _("Ended")
        UNKNOWN = "unknown", _("Not known")

    class Openness(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        UNKNOWN = "unknown", _("Not known")

    class CostBand(models.TextChoices):
        NONE = "none", _("No money needed")
        UNDER_5000 = "under_5000", _("Under €5,000 a year")
        UNDER_50000 = "under_50000", _("€5,000 to €50,000 a year")
        OVER_50000 = "over_50000", _("Over €50,000 a year")

    title = models.CharField(_("title"), max_length=255)
    slug = models.SlugField(
        _("slug"),
        max_length=255,
        blank=True,
        help_text=_(
            "Last part of the address, the same in every language. Left empty, it is made from the title. A change "
            "leaves a redirect."
        ),
    )
    summary = models.CharField(
        _("summary"), max_length=300, help_text=_("What it is, in one line. Shown in lists and under the title.")
    )
    problem = _text(_("the problem"), _("What was missing before."))
    how_it_works = _text(_("how it works"), _("Who does what, how often, with what."))
    results = _text(_("results"), _("What changed, and how that is known."))
    participation = _text(_("how newcomers take part"), _("In planning it, running it, judging it."))
    reuse = _text(_("doing it elsewhere"), _("What another place would need."))
    municipality = models.CharField(_("municipality"), max_length=255, blank=True)
    open_to_every_status = models.CharField(
        _("open whatever the legal status"), max_length=10, choices=Openness.choices, default=Openness.UNKNOWN
    )
    admission = admission_field()
    cost_band = models.CharField(_("cost"), max_length=20, choices=CostBand.choices, blank=True)
    funding_source = models.CharField(_("paid by"), max_length=255, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.UNKNOWN)
    start = PartialDateField(_("start"))
    end = PartialDateField(
        _("end"), help_text=_("Year, month or day, as far as it is known: 2022, 2022-09 or 2022-09-30.")
    )
    last_checked = models.DateField(
        _("last checked"), null=True, blank=True, help_text=_("When somebody last made sure that this is still true.")
    )
    contact_role = models.CharField(
        _("who to ask"), max_length=255, blank=True, help_text=_("A role and its organisation, never a name.")
    )
    source = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("found in"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page here that tells about it."),
    )
    source_url = models.URLField(_("source elsewhere"), blank=True, max_length=500)

    objects = PracticeQuerySet.as_manager()

    override_translatable_fields = neutral(
        "slug",
        "open_to_every_status",
        "admission",
        *Reachable.contact_facts,
        "cost_band",
        "status",
        "start",
        "end",
        "last_checked",
        "source",
        "source_url",
        "organisations",
        "regions",
        "topics",
        "target_groups",
    )
    panels = [
        titled_panel("title"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("problem", "how_it_works", "results", "participation", "reuse")],
            heading=_("Description"),
        ),
        InlinePanel("organisations", heading=_("Organisations"), label=_("organisation")),
        InlinePanel("regions", heading=_("Regions"), label=_("region")),
        InlinePanel("topics", heading=_("Topics"), label=_("topic")),
        InlinePanel("target_groups", heading=_("For whom"), label=_("group")),
        MultiFieldPanel(
            [
                FieldPanel("municipality"),
                FieldRowPanel([FieldPanel("open_to_every_status"), FieldPanel("admission")]),
                FieldRowPanel([FieldPanel("cost_band"), FieldPanel("funding_source")]),
                FieldRowPanel([FieldPanel("status"), FieldPanel("start"), FieldPanel("end")]),
                FieldPanel("last_checked"),
                *Reachable.contact_panels,
            ],
            heading=_("Facts"),
        ),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url"), slug_panel()], heading=_("Source")),
        Listenable.recording_panel,
    ]
    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("summary"),
        index.SearchField("problem"),
        index.SearchField("how_it_works"),
        index.FilterField("live"),
        index.SearchField("results"),
        index.SearchField("participation"),
        index.SearchField("reuse"),
        index.SearchField("municipality"),
        index.FilterField("locale"),
        index.FilterField("status"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")
        ordering = ["title", "pk"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="practice_slug_unique_in_locale")]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        errors = {}
        if self.start and self.end and self.end < self.start[: len(self.end)]:
            errors["end"] = _("It cannot end before it starts: correct one of the two dates.")
        if errors:
            raise ValidationError(errors)

    @property
    def url(self) -> str | None:
        """The practice's own address in its language; None while no library of that language is public."""
        slug = self.__dict__.get("library_slug") or self._library_slug()
        if slug is None:
            return None
        return address(self.locale.language_code, f"{slug}/{self.slug}/")

    @property
    def full_url(self) -> str:
        """The address with its host; the language's front page while the practice has none of its own (a preview)."""
        path = self.url or address(self.locale.language_code, "")
        site = Site.objects.filter(is_default_site=True).first()
        return site.root_url + path if site else path

    def addresses(self) -> dict[str, str]:
        """Its public addresses by language code, the original's first. One query."""
        rows = GoodPractice.objects.visible().filter(translation_key=self.translation_key).select_related("locale")
        rows = rows.order_by("pk")
        return {row.locale.language_code: row.url for row in rows}

    def _library_slug(self):
        return _libraries().filter(locale_id=self.locale_id).order_by("pk").values_list("slug", flat=True).first()

    def search_facets(self):
        regions = RegionPage.objects.filter(pk__in=self.regions.values("region")).values_list("slug", "country")
        topics = self.topics.values_list("topic__slug", flat=True)
        return {
            *(("topic", slug) for slug in topics),
            *(("region", slug) for slug, _country in regions),
            *(("country", country) for _slug, country in regions),
            *([("year", self.start[:4])] if self.start else []),
        }

    def search_day(self):
        return (self.start + "-01-01")[:10] if self.start else ""

    def get_preview_template(self, request, mode_name):
        return "regions/good_practice.html"

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        return {**context, **self.as_context(References(self.locale_id))}

    def as_context(self, references: References) -> dict:
        """What a template needs to show the practice, with everything it refers to in the reader's language."""
        return {
            "practice": self,
            "references": references,
            "organisations": references.linked(self.organisations, "organisation"),
            "regions": references.linked(self.regions, "region"),
            "topics": references.linked(self.topics, "topic"),
            "target_groups": [link.get_group_display() for link in self.target_groups.all()],
            "source": references.by_id(Page, self.source_id),
        }


class PracticeOrganisation(Orderable):
    """An organisation that runs a practice."""

    practice = ParentalKey(GoodPractice, on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("organisation")]


class PracticeRegion(Orderable):
    """A region where a practice is found."""

    practice = ParentalKey(GoodPractice, on_delete=models.CASCADE, related_name="regions")
    region = models.ForeignKey(RegionPage, verbose_name=_("region"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("region")]


class PracticeTopic(Orderable):
    """What a practice is about."""

    practice = ParentalKey(GoodPractice, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(Topic, verbose_name=_("topic"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("topic")]


class PracticeTargetGroup(Orderable):
    """Whom a practice is for. The words come from the interface's catalogues, so they exist in every language."""

    class Group(models.TextChoices):
        NEWCOMERS = "newcomers", _("Newcomers")
        REFUGEES = "refugees", _("Refugees")
        ASYLUM_SEEKERS = "asylum_seekers", _("Asylum seekers")
        MIGRANTS = "migrants", _("Migrants")
        WOMEN = "women", _("Women")
        CHILDREN = "children_and_young_people", _("Children and young people")
        PUPILS = "pupils", _("Pupils")
        FAMILIES = "families", _("Families")
        JOB_SEEKERS = "job_seekers", _("Job seekers")
        RESIDENTS = "residents", _("Residents")
        VOLUNTEERS = "volunteers", _("Volunteers")
        PROFESSIONALS = "professionals", _("Professionals")
        LOCAL_AUTHORITIES = "local_authorities", _("Local authorities")

    practice = ParentalKey(GoodPractice, on_delete=models.CASCADE, related_name="target_groups")
    group = models.CharField(_("group"), max_length=30, choices=Group.choices)

    panels = [FieldPanel("group")]
