"""Regions, organisations, good practices and topics as data, handed in to the API."""

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field
from wagtail.models import Page

from cms.api.blocks import body_type
from cms.api.listing import List
from cms.api.parameters import Country, Slug
from cms.api.resources import TITLE, UPDATED, Resource
from cms.api.schemas import Document, Item, Partial, Picture, Reference, Text
from cms.core.content_urls import address
from cms.core.keyset import Key
from cms.core.models import Project

from .models import (
    GoodPractice,
    Organisation,
    PracticeLibraryPage,
    PracticeOrganisation,
    PracticeRegion,
    PracticeTargetGroup,
    PracticeTopic,
    RegionOrganisation,
    RegionPage,
    RegionResource,
    Topic,
)

AdministrativeType = Literal[tuple(RegionPage.AdministrativeType.values)]
UrbanRuralClass = Literal[tuple(RegionPage.UrbanRuralClass.values)]
OrganisationKind = Literal[tuple(Organisation.Kind.values)]
PracticeStatus = Literal[tuple(GoodPractice.Status.values)]
Openness = Literal[tuple(GoodPractice.Openness.values)]
CostBand = Literal[tuple(GoodPractice.CostBand.values)]
TargetGroup = Literal[tuple(PracticeTargetGroup.Group.values)]
BY_NAME = {"name": (Key("name"), Key("pk")), "-name": (Key("name", descending=True), Key("pk", descending=True))}
TEXTS = ("problem", "how_it_works", "results", "participation", "reuse")


class Nuts(Schema):
    """European statistics. `covers_more`: the code counts neighbours of the region as well."""

    code: str
    level: int | None
    covers_more: bool


class Point(Schema):
    latitude: float
    longitude: float


class RegionSummary(Item):
    slug: str
    summary: str
    local_name: str
    local_locale: str | None = Field(description="Language of the local name (BCP 47).")
    country: str = Field(description="ISO 3166-1.")
    administrative_type: AdministrativeType
    parent_region: str
    nuts: Nuts | None
    urban_rural_class: UrbanRuralClass | None
    point: Point | None = Field(description="Where to put it on a map.")
    picture: Picture | None


class RegionDetail(RegionSummary):
    body: body_type(RegionPage._meta.get_field("body").stream_block, "Region")
    leads: list[Reference]
    co_organisers: list[Reference]
    members: list[Reference]
    documents: list[Document]
    contact_role: str
    contact_email: str
    project: Reference | None


class RegionList(List):
    country: Country | None = Field(None, description="ISO 3166-1.")

    def narrow(self, rows):
        return rows.filter(country=self.country) if self.country else rows


class RegionApi(Resource):
    name, model = "regions", RegionPage
    description = "The regions of the network."
    summary, detail, asked = RegionSummary, RegionDetail, RegionList
    orders = TITLE | UPDATED

    def rows(self):
        return super().rows().select_related("locale", "picture")

    def relate_detail(self, row, said):
        said.want_body(row.body)
        said.related.want(Project, [row.project_id])
        links = RegionOrganisation.objects.filter(page=row)
        said.related.links("organisations", links, "page", "organisation", "role")

    def summarise(self, row, said):
        return {
            "slug": row.slug,
            "summary": row.summary,
            "local_name": row.local_name,
            "local_locale": row.local_language or None,
            "country": row.country,
            "administrative_type": row.administrative_type,
            "parent_region": row.parent_region,
            "nuts": _nuts(row),
            "urban_rural_class": row.urban_rural_class or None,
            "point": _point(row),
            "picture": said.picture(row.picture),
        }

    def describe(self, row, said):
        roles = RegionOrganisation.Role
        return {
            "body": said.body(row.body),
            "leads": said.references("organisations", row, roles.LEAD),
            "co_organisers": said.references("organisations", row, roles.CO_ORGANISER),
            "members": said.references("organisations", row, roles.MEMBER),
            "documents": said.documents(RegionResource.objects.filter(page=row)),
            "contact_role": row.contact_role,
            "contact_email": row.contact_email,
            "project": said.reference_to(Project, row.project_id),
        }


def _nuts(row):
    return (
        {"code": row.nuts_code, "level": row.nuts_level, "covers_more": row.nuts_covers_more} if row.nuts_code else None
    )


def _point(row):
    return None if row.latitude is None else {"latitude": float(row.latitude), "longitude": float(row.longitude)}


class OrganisationSummary(Item):
    name_locale: str | None = Field(description="Language of the name (BCP 47); null if it is not known.")
    kind: OrganisationKind
    country: str | None
    website: str | None
    what: str = Field(description="What it does, in one or two sentences.")


class OrganisationDetail(OrganisationSummary):
    other_names: list[str]
    regions: list[Reference] = Field(description="Regions in whose platform it is.")
    practices: list[Reference] = Field(description="Good practices that it runs.")


class OrganisationList(List):
    country: Country | None = Field(None, description="ISO 3166-1.")
    kind: OrganisationKind | None = None
    region: Slug | None = Field(None, description="Slug of a region in whose platform it is.")

    def narrow(self, rows):
        rows = rows.filter(country=self.country) if self.country else rows
        rows = rows.filter(kind=self.kind) if self.kind else rows
        if not self.region:
            return rows
        links = RegionOrganisation.objects.filter(page__in=RegionPage.objects.visible().filter(slug=self.region))
        keys = Organisation.objects.filter(pk__in=links.values("organisation")).values("translation_key")
        return rows.filter(translation_key__in=keys)


class OrganisationApi(Resource):
    name, model = "organisations", Organisation
    description = "Organisations. A name is never translated; what it does is."
    summary, detail, asked = OrganisationSummary, OrganisationDetail, OrganisationList
    orders, title_column = BY_NAME, "name"
    lists = (RegionPage, GoodPractice)

    def relate_detail(self, row, said):
        same = Organisation.objects.filter(translation_key=row.translation_key).values("pk")
        regions = RegionOrganisation.objects.filter(organisation__in=same)
        practices = PracticeOrganisation.objects.filter(organisation__in=same)
        said.related.links("regions", regions, "organisation", "page")
        said.related.links("practices", practices, "organisation", "practice")

    def summarise(self, row, said):
        return {
            "name_locale": row.name_language or None,
            "kind": row.kind,
            "country": row.country or None,
            "website": said.link(row.website),
            "what": row.what,
        }

    def describe(self, row, said):
        return {
            "other_names": [alias.name for alias in row.aliases.all()],
            "regions": said.all_references("regions"),
            "practices": said.all_references("practices"),
        }


class PracticeSummary(Item):
    slug: str
    summary: str
    status: PracticeStatus
    when: Partial
    last_checked: date | None = Field(description="When somebody last made sure that this is still true.")
    municipality: str
    target_groups: list[TargetGroup]
    topics: list[Reference]
    regions: list[Reference]


class PracticeDetail(PracticeSummary):
    problem: Text
    how_it_works: Text
    results: Text
    participation: Text
    reuse: Text
    open_to_every_status: Openness
    cost_band: CostBand | None
    funding_source: str
    contact_role: str
    organisations: list[Reference]
    source: Reference | None = Field(description="The page here that tells about it.")
    source_url: str | None


class PracticeList(List):
    topic: Slug | None = Field(None, description="Slug of a topic.")
    region: Slug | None = Field(None, description="Slug of a region.")
    country: Country | None = Field(None, description="Country of a region (ISO 3166-1).")
    target_group: TargetGroup | None = None
    status: PracticeStatus | None = None

    def narrow(self, rows):
        wanted = {
            "topics__topic__slug": self.topic,
            "regions__region__slug": self.region,
            "regions__region__country": self.country,
            "target_groups__group": self.target_group,
        }
        for column, value in wanted.items():
            if value:
                rows = rows.filter(pk__in=GoodPractice.objects.filter(**{column: value}).values("pk"))
        return rows.filter(status=self.status) if self.status else rows


class PracticeApi(Resource):
    name, model = "practices", GoodPractice
    description = "Good practices from the library."
    summary, detail, asked = PracticeSummary, PracticeDetail, PracticeList
    orders = TITLE | UPDATED
    reference_columns = {"slug": "slug", "library": "library_slug"}

    def rows(self):
        return super().rows().prefetch_related("target_groups")

    def followed(self):
        return (PracticeLibraryPage,)

    def follows(self, model, rows):
        found = GoodPractice.objects.filter(locale__in={row.locale_id for row in rows}, live=True)
        return found.values_list("translation_key", flat=True)

    def path_of_row(self, row):
        return row.url

    def path_of(self, found):
        return address(found.code, f"{found.values['library']}/{found.values['slug']}/")

    def relate(self, rows, said):
        ids = [row.pk for row in rows]
        said.related.links("topics", PracticeTopic.objects.filter(practice__in=ids), "practice", "topic")
        said.related.links("regions", PracticeRegion.objects.filter(practice__in=ids), "practice", "region")

    def relate_detail(self, row, said):
        said.want_text(*(getattr(row, name) for name in TEXTS))
        said.related.want(Page, [row.source_id])
        links = PracticeOrganisation.objects.filter(practice=row)
        said.related.links("organisations", links, "practice", "organisation")

    def summarise(self, row, said):
        return {
            "slug": row.slug,
            "summary": row.summary,
            "status": row.status,
            "when": {"start": row.start or None, "end": row.end or None},
            "last_checked": row.last_checked,
            "municipality": row.municipality,
            "target_groups": [link.group for link in row.target_groups.all()],
            "topics": said.references("topics", row),
            "regions": said.references("regions", row),
        }

    def describe(self, row, said):
        return {
            **{name: said.text(getattr(row, name)) for name in TEXTS},
            "open_to_every_status": row.open_to_every_status,
            "cost_band": row.cost_band or None,
            "funding_source": row.funding_source,
            "contact_role": row.contact_role,
            "organisations": said.references("organisations", row),
            "source": said.reference_to(Page, row.source_id),
            "source_url": said.link(row.source_url),
        }


class TopicItem(Item):
    slug: str


class TopicApi(Resource):
    name, model = "topics", Topic
    description = "What practices are about."
    summary = detail = TopicItem
    orders, title_column = BY_NAME, "name"
    reference_columns = {"slug": "slug"}
