"""Documents that are kept under the restriction of a page, in collections made for it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.permissions import policy_registry

from ..content_events import Restricted, Step, subscribe
from ..models.private_collections import PrivateCollection


def movable(documents: Iterable, user) -> list:
    """Those of the documents that somebody may change."""
    policy = policy_registry.get_by_type(get_document_model())
    return [each for each in documents if policy.user_has_permission_for_instance(user, "change", each)]


def kept_with(page: Page) -> list:
    """The documents that are private because a page is, or was."""
    found = get_document_model().objects.filter(collection__made_for__page=page)
    return list(found.select_related("collection").order_by("title", "pk"))


@transaction.atomic
def keep(documents: Iterable, restriction: PageViewRestriction, user) -> None:
    """Put documents under the restriction of a page. Each stays in reach of those who work in its collection: the
    private one is made below it."""
    for document in documents:
        _move(document, _collection_for(restriction.page, document.collection), user)
    follow(restriction)


@transaction.atomic
def release(documents: Iterable, user) -> None:
    """Back to the collections they were in; the private ones go when nothing is left in them."""
    for document in documents:
        collection = document.collection
        _move(document, collection.get_parent(), user)
        _drop_if_empty(collection)


def follow(restriction: PageViewRestriction) -> None:
    """Give the collections of a page the restriction that it has."""
    for made in PrivateCollection.objects.filter(page=restriction.page).select_related("collection"):
        rows = CollectionViewRestriction.objects.filter(collection=made.collection)
        same = rows.first() or CollectionViewRestriction(collection=made.collection)
        same.restriction_type, same.password = restriction.restriction_type, restriction.password
        same.save()
        same.groups.set(restriction.groups.all())


def _collection_for(page, parent) -> Collection:
    known = PrivateCollection.objects.filter(page=page, collection__path__startswith=parent.path)
    made = known.filter(collection__depth=parent.depth + 1).select_related("collection").first()
    if made is None:
        parent = Collection.objects.get(pk=parent.pk)  # a child is added to what is known of the tree
        # The number alone: more people may see the names of collections than the titles of private pages.
        name = _("Private with page %(number)s") % {"number": page.pk}
        made = PrivateCollection.objects.create(collection=parent.add_child(name=name), page=page)
    return made.collection


def _move(document, collection, user):
    document.collection = collection
    document.save()
    log(document, "wagtail.edit", user=user)


def _drop_if_empty(collection):
    """Deleting a collection would delete what is in it: Wagtail's hook tells of all that is, of every app."""
    collection = Collection.objects.get(pk=collection.pk)
    told = hooks.get_hooks("describe_collection_contents")
    if collection.is_leaf() and not any(describe(collection) for describe in told):
        collection.delete()


def _restricted(event):
    follow(event.row)


def connect() -> None:
    subscribe(Restricted, _restricted, step=Step.FACTS, does="documents kept with the page are restricted alike")
