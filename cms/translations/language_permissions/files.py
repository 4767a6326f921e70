"""Which pictures and documents somebody may know of: those of their collections, and public ones."""

from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from cms.core.visibility import restricted_collections

RIGHTS = {"choose", "change", "delete"}


class FilesPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's; but a right to choose that was given above a private collection ends at it.

    Whoever may choose pictures anywhere would else be shown those of every private collection.
    """

    def _collections_with_perm(self, user, actions):
        found = super()._collections_with_perm(user, actions)
        if "choose" not in actions:
            return found
        reached = Q(pk__in=super()._collections_with_perm(user, {"change"}).values("pk"))
        closed = restricted_collections()
        rights = self._get_user_permission_objects_for_actions(user, {"choose"})
        for given in closed.filter(pk__in=[right.collection_id for right in rights]):
            reached |= Q(path__startswith=given.path)
        return Collection.objects.filter(Q(pk__in=found.values("pk")) & (reached | ~Q(pk__in=closed.values("pk"))))

    def _check_perm(self, user, actions, collection=None):
        allowed = super()._check_perm(user, actions, collection)
        if not allowed or collection is None or "choose" not in actions or user.is_superuser:
            return allowed
        return self._collections_with_perm(user, actions).filter(pk=collection.pk).exists()


def readable_files(rows: QuerySet, user) -> QuerySet:
    """Pictures or documents that are the person's to choose or change, and those in no private collection."""
    if user.is_active and user.is_superuser:
        return rows
    own = policy_registry.get_by_type(rows.model).instances_user_has_any_permission_for(user, RIGHTS)
    public = rows.model._default_manager.exclude(collection__in=restricted_collections())
    return rows.filter(Q(pk__in=own.values("pk")) | Q(pk__in=public.values("pk")))


def connect() -> None:
    """Register the policies; rights on files are rights on Wagtail's own models, also where a site replaced them."""
    for model, of in ((get_image_model(), "wagtailimages.Image"), (get_document_model(), "wagtaildocs.Document")):
        policy = FilesPolicy(model, auth_model=of, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)
