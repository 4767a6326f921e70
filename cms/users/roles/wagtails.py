"""What Wagtail makes by itself: the groups Editors and Moderators, and a workflow that only Moderators approve."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask

from ..models import ShippedGroup

DEFAULT_GROUPS = ("Editors", "Moderators")
WORKFLOW = "workflow"


def is_fresh() -> bool:
    """Whether nobody has used this database yet."""
    return not ShippedGroup.objects.exists() and not get_user_model().objects.exists()


def to_communications(group: Group | None) -> None:
    """Once: communications staff approve wherever a workflow waits for groups that nobody is in.

    Whose workflow has people to approve has chosen them, and keeps it as it is.
    """
    if group is None or ShippedGroup.objects.filter(key=WORKFLOW).exists():
        return
    for task in GroupApprovalTask.objects.all():
        if not get_user_model().objects.filter(groups__in=task.groups.all(), is_active=True).exists():
            task.groups.add(group)
    ShippedGroup.objects.create(key=WORKFLOW, group=group)


def remove_default_groups() -> None:
    """Two groups that no page of ours tells of, with nobody in them, would only be ticked by mistake."""
    Group.objects.filter(name__in=DEFAULT_GROUPS, user=None).delete()
