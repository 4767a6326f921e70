"""Makes what is missing, once: nobody's change of a group is undone, and a deleted one does not come back by itself."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page

from ..models import ShippedGroup
from . import trees, wagtails
from .granting import grant
from .table import COMMUNICATIONS, ROLES, Role


@transaction.atomic
def make_missing(again: bool = False) -> list[str]:
    """Make the groups that were never made, and with ``again`` also those that were deleted since.

    Gives the names of the new ones. On a database without a root page there is no site to have rights on.
    """
    if Page.get_first_root_node() is None:
        return []
    fresh = wagtails.is_fresh()
    if again:
        ShippedGroup.objects.filter(group=None).delete()
    made = [role.name for role in ROLES if _make(role)]
    wagtails.to_communications(group_of(COMMUNICATIONS.key))
    if fresh:
        wagtails.remove_default_groups()
    return made + trees.make_missing()


def group_of(key: str) -> Group | None:
    """The group of a role, whatever it is called now; None if it was deleted, or not made yet."""
    return Group.objects.filter(pk__in=ShippedGroup.objects.filter(key=key).values("group")).first()


def _make(role: Role) -> bool:
    if ShippedGroup.objects.filter(key=role.key).exists():
        return False
    # A group of this name that somebody made is theirs, and is taken for the role as it is.
    group, made = Group.objects.get_or_create(name=role.name)
    if made:
        grant(group, role)
    ShippedGroup.objects.create(key=role.key, group=group)
    return made
