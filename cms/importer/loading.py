"""Brings the records of the demonstration in: all of them or, if one is broken, none."""

from collections.abc import Callable

from django.db import transaction
from wagtail.models import Page, Site

from cms.core.models import NetworkSettings, Project
from home.models import HomePage, StandardPage, StandardPageResource
from news.models import (
    NewsCount,
    NewsIndexPage,
    NewsPage,
    NewsPagePractice,
    NewsPageRegion,
    Roundtable,
    RoundtableOrganisation,
)
from regions.models import (
    GoodPractice,
    Organisation,
    OrganisationAlias,
    PracticeLibraryPage,
    PracticeOrganisation,
    PracticeRegion,
    PracticeTargetGroup,
    PracticeTopic,
    RegionIndexPage,
    RegionOrganisation,
    RegionPage,
    RegionResource,
    Topic,
)

from .content import body, check, plain
from .models import ImportedItem
from .pictures import emblem, landscape
from .records import Record
from .stock import Stock, key

SOURCE = "demo"
PAGE_TYPES = {
    "home": HomePage,
    "regions": RegionIndexPage,
    "news": NewsIndexPage,
    "good-practices": PracticeLibraryPage,
}
MENU = ("regions", "news", "good-practices", "about")


class Loader:
    """Loads records once. ``say`` is told of each step; ``made`` counts what was new."""

    def __init__(self, records: dict[str, dict[str, Record]], say: Callable[[str], None]):
        self.records = records
        self.say = say
        self.made = 0
        self.known = set(ImportedItem.objects.filter(source=SOURCE).values_list("identifier", flat=True))

    @transaction.atomic
    def load(self) -> None:
        """Bring in what is not known yet. Raises RecordError and changes nothing if a record is broken."""
        self.stock = Stock()
        self._each("topic", self._topic)
        self._each("project", self._project)
        self._each("organisation", self._organisation)
        fresh = self._skeleton()
        self._each("roundtable", self._roundtable)
        self._each("practice", self._practice)
        self._fill(fresh)
        self._settings()
        NewsCount.rebuild()

    def _each(self, kind: str, make: Callable[[Record], None]) -> None:
        fresh = [record for record in self.records[kind].values() if record.identifier not in self.known]
        for record in fresh:
            make(record)
            self._remember(record)
        self._tell(kind, len(fresh), len(self.records[kind]))

    def _remember(self, record: Record) -> None:
        ImportedItem.objects.create(source=SOURCE, identifier=record.identifier)
        self.stock.forget(record.identifier)
        self.made += 1

    def _tell(self, kind: str, fresh: int, total: int) -> None:
        self.say(f"{kind.replace('_', ' ')}: {fresh} new, {total - fresh} already here")

    def _snippet(self, record: Record, model: type, **values):
        instance = model(translation_key=key(record.identifier), locale=self.stock.locale, **values)
        check(record, instance)
        instance.save()
        return instance

    def _many(self, record: Record, field: str, kind: str) -> list:
        """Rows that a list of ids refers to. Raises RecordError for an id that no file has."""
        ids = record.get(field, [])
        for identifier in ids:
            if identifier not in self.records[kind]:
                raise record.error(field, f"there is no {kind} “{identifier}”.")
        return self.stock.find_all(kind, ids)

    def _project_of(self, record: Record):
        wanted = record.get("project")
        if wanted and wanted not in self.records["project"]:
            raise record.error("project", f"there is no project “{wanted}”.")
        return self.stock.find(Project, f"project/{wanted}") if wanted else None

    # Content without pages

    def _topic(self, record):
        self._snippet(record, Topic, name=record.get("name"), slug=record.id)

    def _project(self, record):
        names = ("acronym", "name", "start", "end", "fund", "funding_statement", "disclaimer", "grant_number")
        self._snippet(record, Project, **plain(record, *names), emblem=emblem())

    def _organisation(self, record):
        names = ("name", "name_language", "kind", "country", "website", "what")
        organisation = self._snippet(record, Organisation, **plain(record, *names))
        organisation.aliases = [OrganisationAlias(name=name) for name in record.get("aliases", [])]
        organisation.save()

    def _roundtable(self, record):
        (region,) = (
            self._many(record, "region", "region")
            if isinstance(record.get("region"), list)
            else (self._one(record, "region", RegionPage),)
        )
        if region is None:
            return
        names = [name for name in record.values if name not in ("region", "organisers", "presenters")]
        roundtable = Roundtable(region=region, **plain(record, *names))
        check(record, roundtable)
        roles = RoundtableOrganisation.Role
        roundtable.organisations = [
            RoundtableOrganisation(organisation=organisation, role=role)
            for field, role in (("organisers", roles.ORGANISER), ("presenters", roles.PRESENTER))
            for organisation in self._many(record, field, "organisation")
        ]
        roundtable.save()

    def _practice(self, record):
        texts = ("problem", "how_it_works", "results", "participation", "reuse")
        links = ("organisations", "regions", "topics", "target_groups", "source")
        names = [name for name in record.values if name not in (*links, "slug")]
        practice = GoodPractice(
            translation_key=key(record.identifier),
            locale=self.stock.locale,
            live=False,
            slug=record.id,
            source=self._one(record, "source", NewsPage, kind="news"),
            **plain(record, *names),
        )
        for name in texts:
            setattr(practice, name, " ".join(getattr(practice, name).split()))
        check(record, practice)
        for model, field, kind, handle in (
            (PracticeOrganisation, "organisations", "organisation", "organisation"),
            (PracticeRegion, "regions", "region", "region"),
            (PracticeTopic, "topics", "topic", "topic"),
        ):
            setattr(practice, field, [model(**{handle: row}) for row in self._many(record, field, kind)])
        practice.target_groups = [PracticeTargetGroup(group=group) for group in record.get("target_groups", [])]
        for group in practice.target_groups.all():
            if group.group not in PracticeTargetGroup.Group.values:
                raise record.error("target_groups", f"there is no group “{group.group}”.")
        practice.save()
        practice.save_revision().publish()

    def _one(self, record, field, model, kind=""):
        wanted, kind = record.get(field), kind or field
        if not wanted:
            return None
        if wanted not in self.records[kind]:
            raise record.error(field, f"there is no {kind} “{wanted}”.")
        return self.stock.find(model, f"{kind}/{wanted}")

    # Pages: first all of them as drafts, so that they can refer to each other; then their content

    def _skeleton(self) -> list[tuple[Record, Page]]:
        fresh = []
        pages = self.records["page"]
        order = [pages[name] for name in ("home", *MENU) if name in pages]
        order += [record for record in pages.values() if record not in order]
        for record in [*order, *self.records["region"].values(), *self.records["news"].values()]:
            if record.identifier not in self.known:
                page = self._draft(record)
                if page is not None:
                    fresh.append((record, page))
                self._remember(record)
        for kind in ("page", "region", "news"):
            new = sum(record.kind == kind for record, _page in fresh)
            self._tell(kind, new, len(self.records[kind]))
        return fresh

    def _draft(self, record) -> Page | None:
        model = {"region": RegionPage, "news": NewsPage}.get(record.kind) or PAGE_TYPES.get(record.id, StandardPage)
        parent = self._parent(record)
        if parent is None:
            return None  # somebody has deleted the page it belongs under
        page = model(
            title=record.get("title"),
            slug=record.get("slug") or record.id,
            summary=record.get("summary"),
            translation_key=key(record.identifier),
            locale=self.stock.locale,
            live=False,
            show_in_menus=record.id in MENU,
        )
        if record.kind == "page" and record.id == "home":
            page.slug = self._free_slug(parent, page.slug)
        parent.add_child(instance=page)
        if record.kind == "page" and record.id == "home":
            self._make_front_page(page)
        return page

    def _parent(self, record):
        if record.kind == "page":
            return Page.get_first_root_node() if record.id == "home" else self.stock.find(HomePage, "page/home")
        model, identifier = {"region": (RegionIndexPage, "regions"), "news": (NewsIndexPage, "news")}[record.kind]
        return self.stock.find(model, f"page/{identifier}")

    @staticmethod
    def _free_slug(parent, slug):
        taken = set(parent.get_children().values_list("slug", flat=True))
        return next(name for name in (slug, *(f"{slug}-{number}" for number in range(2, 99))) if name not in taken)

    @staticmethod
    def _make_front_page(page):
        """The demonstration becomes the site only where there is none but Wagtail's own welcome page."""
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            Site.objects.create(hostname="localhost", root_page=page, is_default_site=True, site_name="Roundtable")
        elif site.root_page.specific_class is Page:
            welcome = site.root_page
            site.root_page = page
            site.save()
            Page.objects.get(pk=welcome.pk).delete()
            page.slug = welcome.slug
            page.save()

    def _fill(self, fresh) -> None:
        for record, page in fresh:
            page = type(page).objects.get(pk=page.pk)
            page.project = self._project_of(record)
            page.body = body(record, self.stock)
            page.body = type(page)._meta.get_field("body").to_python(page.body)
            filler = {"region": self._region, "news": self._news}.get(record.kind)
            if filler:
                filler(record, page)
            if isinstance(page, StandardPage):
                page.resources = self._resources(record, StandardPageResource)
            check(record, page)
            page.save_revision().publish()
        if fresh:
            self.say(f"published: {len(fresh)} pages")

    def _region(self, record, page):
        skip = ("title", "slug", "summary", "project", "body", "leads", "co_organisers", "members", "resources")
        for name, value in plain(record, *[name for name in record.values if name not in skip]).items():
            setattr(page, name, page._meta.get_field(name).to_python(str(value) if isinstance(value, float) else value))
        roles = RegionOrganisation.Role
        links = (("leads", roles.LEAD), ("co_organisers", roles.CO_ORGANISER), ("members", roles.MEMBER))
        page.organisations = [
            RegionOrganisation(organisation=organisation, role=role)
            for field, role in links
            for organisation in self._many(record, field, "organisation")
        ]
        page.resources = self._resources(record, RegionResource)
        page.picture = landscape(record)

    def _resources(self, record, model):
        found = []
        for number, row in enumerate(record.get("resources", []), 1):
            resource = model(**row)
            try:
                check(record, resource, exclude=("page",))
            except TypeError as error:
                raise record.error(f"resources, row {number}", error) from error
            found.append(resource)
        return found

    def _news(self, record, page):
        for name, value in plain(record, "kind", "publication_date", "event_start", "event_end", "event_place").items():
            setattr(page, name, value)
        if wanted := record.get("roundtable"):
            if wanted not in self.records["roundtable"]:
                raise record.error("roundtable", f"there is no roundtable “{wanted}”.")
            facts = self.records["roundtable"][wanted]
            region = self.stock.find(RegionPage, f"region/{facts.get('region')}")
            page.roundtable = Roundtable.objects.filter(region=region, ordinal=facts.get("ordinal")).first()
        page.regions = [NewsPageRegion(region=region) for region in self._many(record, "regions", "region")]
        practices = self._many(record, "practices", "practice")
        page.practices = [NewsPagePractice(practice=practice) for practice in practices]

    def _settings(self) -> None:
        record = self.records["settings"].get("settings")
        site = Site.objects.filter(is_default_site=True).first()
        if record is None or site is None or record.identifier in self.known:
            return
        settings = NetworkSettings.for_site(site)
        settings.network_name = record.get("network_name")
        settings.contact_email = record.get("contact_email", "")
        footer = [
            {"type": "text", "value": {"language": row["language"], "text": row["html"]}}
            for row in record.get("footer")
        ]
        social = [{"type": "link", "value": row} for row in record.get("social", [])]
        settings.footer = NetworkSettings._meta.get_field("footer").to_python(footer)
        settings.social_links = NetworkSettings._meta.get_field("social_links").to_python(social)
        settings.save()
        self._remember(record)
