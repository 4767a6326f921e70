from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from cms.core.keyset import Key, neighbours
from cms.core.models import BasePage, ForWhom, Reachable, StreamField, neutral
from cms.core.visibility import VisiblePageQuerySet
from regions.models import GoodPractice, RegionPage

from .. import wording
from ..blocks import news_blocks
from .roundtables import Roundtable, RoundtableOrganisation


class NewsQuerySet(VisiblePageQuerySet):
    def about_regions(self, **which):
        """Posts about regions that are found so: those an editor chose, and those of roundtables, in any language."""
        keys = RegionPage.objects.filter(**which).order_by().values("translation_key")
        chosen = NewsPageRegion.objects.filter(region__translation_key__in=keys)
        return self.filter(
            models.Q(pk__in=chosen.values("page")) | models.Q(roundtable__region__translation_key__in=keys)
        )


TIME_ORDER = (Key("key_date", descending=True, nullable=True), Key("pk", descending=True))


class NewsPage(ForWhom, Reachable, BasePage):
    """One post: what met, who came, what was said."""

    search_kind, search_kind_label = "news", pgettext_lazy("kind of one result", "News")
    is_article = True

    class Kind(models.TextChoices):
        ROUNDTABLE = "roundtable", _("Roundtable")
        VISIT = "visit", _("Visit")
        CONFERENCE = "conference", _("Conference")
        PILOT_ACTION = "pilot_action", _("Pilot action")
        PUBLICATION = "publication", _("Publication")
        STATEMENT = "statement", _("Statement")
        ANNOUNCEMENT = "announcement", _("Announcement")
        PORTRAIT = "portrait", _("Portrait")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ROUNDTABLE)
    publication_date = models.DateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_("Left empty, it is the day of the first publication here. Not the event's date."),
    )
    date_not_known = models.BooleanField(
        _("day of publication not known"),
        default=False,
        help_text=_("For what was published elsewhere before: no day is shown, and it stands at the end of lists."),
    )
    event_start = models.DateField(
        _("event's first day"), null=True, blank=True, help_text=_("Of an event that is no roundtable.")
    )
    event_end = models.DateField(_("event's last day"), null=True, blank=True)
    event_place = models.CharField(_("event's place"), max_length=255, blank=True)
    roundtable = models.ForeignKey(
        Roundtable,
        verbose_name=_("roundtable"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="posts",
        help_text=_("The roundtable it announces or reports. Its facts are shown beside the text."),
    )
    key_date = models.DateField(
        null=True,
        editable=False,
        db_index=True,
        help_text="The date shown and ordered by: of the roundtable, else of the event, else of publication.",
    )
    picture = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(news_blocks(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(NewsQuerySet)()

    related_on_page = ("picture", "roundtable__region")
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("publication_date"), FieldPanel("date_not_known")]),
        MultiFieldPanel(
            [
                FieldPanel("roundtable"),
                FieldRowPanel([FieldPanel("event_start"), FieldPanel("event_end")]),
                FieldPanel("event_place"),
            ],
            heading=_("Event"),
        ),
        MultiFieldPanel([ForWhom.audience_panel, *Reachable.contact_panels], heading=_("For whom, and whom to ask")),
        InlinePanel(
            "regions",
            heading=_("Regions"),
            label=_("region"),
            help_text=_("The region of the roundtable belongs to it anyhow. Choose others that the post is about."),
        ),
        FieldPanel("picture"),
        FieldPanel("body"),
        InlinePanel("practices", heading=_("Good practices mentioned"), label=_("practice")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("key_date"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *neutral(
            "kind",
            "publication_date",
            "date_not_known",
            "event_start",
            "event_end",
            "key_date",
            "roundtable",
            "picture",
            "regions",
            "practices",
            *ForWhom.audience_facts,
            *Reachable.contact_facts,
        ),
    ]

    class Meta:
        verbose_name = _("news post")
        verbose_name_plural = _("news posts")

    def clean(self):
        super().clean()
        errors = {}
        if self.event_start and self.event_end and self.event_end < self.event_start:
            errors["event_end"] = _("The last day is before the first: correct one of the two dates.")
        if self.date_not_known and self.publication_date:
            errors["date_not_known"] = _("There is a day beside it: take that out, or the tick here.")
        if errors:
            raise ValidationError(errors)

    def with_content_json(self, content):
        """A version; one made before a day was asked for says nothing of it, as it said then."""
        version = super().with_content_json(content)
        if "date_not_known" not in content and version.first_published_at:
            version.date_not_known = version.publication_date is None
        version._take_first_day()
        return version

    def _take_first_day(self):
        """Without another day, a post is dated by its first publication, as the clock of the site had it."""
        if self.first_published_at and not self.publication_date and not self.date_not_known:
            self.publication_date = timezone.localdate(self.first_published_at, timezone.get_default_timezone())

    def save(self, *args, **kwargs):
        self._take_first_day()
        self.key_date = self.current_key_date()
        super().save(*args, **kwargs)

    def current_key_date(self):
        """The date to show and to order by, or None."""
        of_roundtable = self.roundtable.start if self.roundtable_id else None
        return of_roundtable or self.event_start or self.publication_date

    @property
    def date_text(self) -> str:
        """The key date, or the event's days, in the active language; empty if nothing is known."""
        if self.roundtable_id and self.roundtable.start:
            return self.roundtable.date_text
        if self.event_start:
            return wording.date_range(self.event_start, self.event_end)
        return wording.one_date(self.publication_date)

    @property
    def standing_text(self) -> str:
        """Whether its roundtable is planned, cancelled or overdue, in the active language; empty if there is none."""
        held = self.roundtable_id is None or self.roundtable.standing == Roundtable.Standing.HELD
        return "" if held else self.roundtable.standing_text

    @property
    def is_cancelled(self) -> bool:
        return self.roundtable_id is not None and self.roundtable.status == Roundtable.Status.CANCELLED

    def search_summary(self):
        """Of a cancelled roundtable nobody should have to open the post to learn it."""
        if not self.is_cancelled:
            return self.summary
        with translation.override(self.locale.language_code):
            return f"{self.roundtable.standing_text} – {self.summary}"

    def search_day(self):
        return self.key_date.isoformat() if self.key_date else ""

    def search_facets(self):
        own = models.Q(pk__in=self.regions.values("region"))
        own |= models.Q(pk__in=Roundtable.objects.filter(pk=self.roundtable_id).values("region"))
        regions = RegionPage.objects.filter(own).values_list("slug", "country")
        return {
            *(("region", slug) for slug, _country in regions),
            *(("country", country) for _slug, country in regions),
            *([("year", str(self.key_date.year))] if self.key_date else []),
        }

    def get_context(self, request, *args, **kwargs):
        """Adds ``regions``, ``practices``, ``organisers``, ``presenters``, and cards of ``earlier`` and ``later``."""
        context = super().get_context(request, *args, **kwargs)
        references = context["references"]
        context |= {
            "roundtable": self.roundtable,
            "regions": self._regions(references),
            "practices": references.linked(self.practices, "practice"),
            **self._organisations(references),
        }
        return context | self._neighbours()

    def structured_data(self, context) -> list[dict]:
        """schema.org nodes for the head of the page."""
        from ..structured_data import article  # here, because they are made of posts

        return [article(self, context)]

    def _regions(self, references) -> list:
        """Those an editor chose, and the roundtable's. One query."""
        key = self.roundtable.region.translation_key if self.roundtable_id else None
        references.want(RegionPage, [key])
        chosen = references.linked(self.regions, "region")
        of_roundtable = references.resolve_all(RegionPage, [key] if key else [])
        return chosen + [region for region in of_roundtable if region not in chosen]

    def _organisations(self, references) -> dict:
        roles = RoundtableOrganisation.Role
        if not self.roundtable_id:
            return {"organisers": [], "presenters": []}
        found = references.linked_by(self.roundtable.organisations, "organisation", "role", roles.values)
        return {"organisers": found[roles.ORGANISER], "presenters": found[roles.PRESENTER]}

    def _neighbours(self) -> dict:
        """Cards of the posts before and after in time, in the page's own language.

        Readers for whom the page is not translated meet them as in their list: translated as far as they are.
        """
        from ..cards import cards  # here, because cards are made of posts

        reader = self.reader_locale_id
        posts = NewsPage.objects.available_in(reader) if self.asked_locale else NewsPage.objects.visible()
        posts = posts if self.asked_locale else posts.filter(locale_id=reader)
        later, earlier = neighbours(posts.select_related("locale", "roundtable"), TIME_ORDER, self)
        found = {card.post.pk: card for card in cards([post for post in (later, earlier) if post], reader)}
        return {"later": later and found[later.pk], "earlier": earlier and found[earlier.pk]}


class NewsPageRegion(Orderable):
    """A region that a post is about."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="regions")
    region = models.ForeignKey(RegionPage, verbose_name=_("region"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("region")]


class NewsPagePractice(Orderable):
    """A good practice that a post mentions."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="practices")
    practice = models.ForeignKey(
        GoodPractice, verbose_name=_("good practice"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("practice")]
