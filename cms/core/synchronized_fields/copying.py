"""Copies the facts of one row to the rows of the same content in other languages, a few queries for all of them."""

import json
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.dispatch import Signal
from django_tasks import task
from modelcluster.models import ClusterableModel, get_field_value, get_serializable_data_for_fields
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, ReferenceIndex, Revision, RevisionMixin
from wagtail.search import index

from cms.operations.jobs import due

from ..failures import try_all

# Sent in the transaction after facts were written past ``save()``: ``sender`` is the model, ``keys`` are of the rows.
facts_carried = Signal()


def carry_columns(original: Any, translations: list, columns: list[str]) -> set:
    """Write the columns that differ where they differ. Gives the primary keys of the rows that were written."""
    names = [original._meta.get_field(name).attname for name in columns]
    values = {name: getattr(original, name) for name in names}
    differing = [row for row in translations if any(getattr(row, name) != values[name] for name in values)]
    # A column of another table, as all pages share, costs two queries more: it is left out where it is right already.
    values = {name: values[name] for name in names if any(getattr(row, name) != values[name] for row in differing)}
    for row in differing:
        for name, value in values.items():
            setattr(row, name, value)
    if differing:
        type(original)._base_manager.filter(pk__in=[row.pk for row in differing]).update(**values)
    return {row.pk for row in differing}


def carry_children(original: Any, translations: list, relation: str) -> set:
    """Replace child rows where they differ. Gives the primary keys of the rows whose children were replaced."""
    link = original._meta.get_field(relation)
    owner, model = link.field.name, link.related_model
    wanted = list(getattr(original, relation).all())
    found: dict[Any, list] = {row.pk: [] for row in translations}
    for child in model._base_manager.filter(**{f"{owner}__in": list(found)}):
        found[getattr(child, link.field.attname)].append(child)
    target = _alike(wanted, owner)
    differing = [row for row in translations if _alike(found[row.pk], owner) != target]
    if not differing:
        return set()
    if issubclass(model, ClusterableModel):  # children with children of their own
        for row in differing:
            original.copy_child_relation(relation, row)
            getattr(row, relation).commit()
    else:
        old = model._base_manager.filter(**{f"{owner}__in": differing})
        old._raw_delete(old.db)  # the usual way asks the reference index about each row; index_later does that
        model._base_manager.bulk_create(_copy(child, owner, row) for row in differing for child in wanted)
    return {row.pk for row in differing}


def _copy(child, owner, row):
    fields = [field for field in child._meta.concrete_fields if not field.primary_key and field.name != owner]
    return type(child)(**{field.attname: getattr(child, field.attname) for field in fields}, **{owner: row})


def _alike(children, owner) -> list[str]:
    """What tells whether two lists of child rows say the same, whoever they belong to."""
    return sorted(_text(_facts(child, owner)) for child in children)


def _facts(child, owner) -> dict:
    has_own = hasattr(child, "serializable_data")
    data = child.serializable_data() if has_own else get_serializable_data_for_fields(child)
    return {name: value for name, value in data.items() if name not in ("pk", owner)}


def _text(value) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True)


def carry_slug(original: Any, translation: Any) -> None:
    """Give a translation the original's slug. Addresses below it move, and redirects are left.

    Home pages of all languages stand side by side: their slugs, which no address shows, must differ. Where another
    page has the slug already, a number is added, so that no page hides another.
    """
    if translation.slug == original.slug or share_a_parent(original, translation):
        return
    if not isinstance(translation, Page):
        translation.slug = original.slug
        type(translation)._base_manager.filter(pk=translation.pk).update(slug=original.slug)
        return
    slug = find_available_slug(translation.get_parent(), original.slug, ignore_page_id=translation.pk)
    if slug != translation.slug:
        translation.slug = slug
        translation.save(clean=False)


def share_a_parent(original: Any, translation: Any) -> bool:
    return isinstance(original, Page) and original.path[: -Page.steplen] == translation.path[: -Page.steplen]


def carry_drafts(original: models.Model, translations: list, columns: list[str], relations: list[str]) -> None:
    """Write the facts into the revisions that somebody may still publish: the latest and the scheduled ones."""
    if not isinstance(original, RevisionMixin):
        return
    rows = {str(row.pk): row for row in translations}
    open_ones = models.Q(approved_go_live_at__isnull=False) | models.Q(
        pk__in=[row.latest_revision_id for row in translations if row.latest_revision_id]
    )
    revisions = Revision.objects.filter(
        open_ones, base_content_type=original.get_base_content_type(), object_id__in=list(rows)
    )
    facts = {name: get_field_value(original._meta.get_field(name), original) for name in columns if name != "slug"}
    links = {name: original._meta.get_field(name).field.name for name in relations}
    children = {name: [_facts(child, links[name]) for child in getattr(original, name).all()] for name in relations}
    facts, children = json.loads(_text(facts)), json.loads(_text(children))
    changed = [row for row in revisions if _into(row.content, rows[row.object_id], facts, children, links)]
    if changed:
        Revision.objects.bulk_update(changed, ["content"])


def _into(content, row, facts, children, links) -> bool:
    """Put facts and child rows into a revision's content. Tells whether that changed anything."""
    new = dict(facts)
    if hasattr(row, "slug"):
        new["slug"] = row.slug
    for name, wanted in children.items():
        kept = [{key: item[key] for key in item if key not in ("pk", links[name])} for item in content.get(name, [])]
        if sorted(map(_text, kept)) != sorted(map(_text, wanted)):
            new[name] = [{**item, "pk": None, links[name]: row.pk} for item in wanted]
    if all(content.get(name) == value for name, value in new.items()):
        return False
    content.update(new)
    return True


def index_later(model: Any, changed: set) -> None:
    """Leave to a job what Wagtail does for rows saved one by one: their entries in its search and reference indexes."""
    if changed:
        due(index_again, model._meta.label, sorted(changed))
        facts_carried.send(sender=model, keys=sorted(changed))


@task()
def index_again(label: str, keys: list) -> None:
    try_all(apps.get_model(label)._base_manager.filter(pk__in=keys), _index_one)


def _index_one(row) -> None:
    ReferenceIndex.create_or_update_for_object(row)
    index.insert_or_update_object(row)
