"""Making the content that has no page of its own: topics, projects, organisations, roundtables, practices."""

from cms.core.models import Project
from news.models import NewsPage, Roundtable, RoundtableOrganisation
from regions.models import (
    GoodPractice,
    Organisation,
    OrganisationAlias,
    PracticeOrganisation,
    PracticeRegion,
    PracticeTargetGroup,
    PracticeTopic,
    Topic,
)

from .content import check, in_order, plain
from .pictures import emblem
from .records import Record
from .schema import plain_names
from .stock import Stock, key


def _translatable(stock: Stock, record: Record, model: type, **values):
    return model(translation_key=key(record.identifier), locale=stock.locale, **values)


def topic(stock: Stock, record: Record) -> None:
    made = _translatable(stock, record, Topic, name=record.get("name"), slug=record.id)
    check(record, made)
    made.save()


def project(stock: Stock, record: Record) -> None:
    made = _translatable(stock, record, Project, **plain(record, *plain_names(Project)), emblem=emblem())
    check(record, made)
    made.save()


def organisation(stock: Stock, record: Record) -> None:
    made = _translatable(stock, record, Organisation, **plain(record, *plain_names(Organisation)))
    check(record, made)
    made.aliases = in_order(OrganisationAlias(name=name) for name in record.get("aliases", []))
    made.save()


def roundtable(stock: Stock, record: Record) -> None:
    region = stock.one(record, "region")
    if region is None:
        return
    made = Roundtable(region=region, **plain(record, *plain_names(Roundtable)))
    check(record, made)
    roles = RoundtableOrganisation.Role
    made.organisations = in_order(
        RoundtableOrganisation(organisation=row, role=role)
        for field, role in (("organisers", roles.ORGANISER), ("presenters", roles.PRESENTER))
        for row in stock.many(record, field, "organisation")
    )
    made.save()


def practice(stock: Stock, record: Record) -> None:
    values = plain(record, *[name for name in plain_names(GoodPractice) if name != "slug"])
    texts = ("problem", "how_it_works", "results", "participation", "reuse")
    values |= {name: " ".join(values[name].split()) for name in texts if name in values}
    source = stock.one(record, "source", NewsPage, kind="news")
    made = _translatable(stock, record, GoodPractice, live=False, slug=record.id, source=source, **values)
    check(record, made)
    made.organisations = [
        PracticeOrganisation(organisation=row) for row in stock.many(record, "organisations", "organisation")
    ]
    made.regions = in_order(PracticeRegion(region=row) for row in stock.many(record, "regions", "region"))
    made.topics = in_order(PracticeTopic(topic=row) for row in stock.many(record, "topics", "topic"))
    made.target_groups = in_order(_target_group(record, group) for group in record.get("target_groups", []))
    made.save()
    made.save_revision().publish()


def _target_group(record, group):
    if group not in PracticeTargetGroup.Group.values:
        raise record.error("target_groups", f"there is no group “{group}”.")
    return PracticeTargetGroup(group=group)
