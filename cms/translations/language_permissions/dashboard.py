"""The dashboard's panels show what somebody once edited, locked or has to moderate: in their languages only."""

from wagtail.admin.views import home
from wagtail.models import TranslatableMixin

from .rights import languages_of


def _mine(user, row) -> bool:
    return not isinstance(row, TranslatableMixin) or row.locale_id in languages_of(user)


class Moderation(home.WorkflowObjectsToModeratePanel):
    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["states"] = [state for state in context["states"] if _mine(user, state["obj"])]
        return context


class InModeration(home.UserObjectsInWorkflowModerationPanel):
    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        states = context["workflow_states"]
        context["workflow_states"] = [state for state in states if _mine(user, state.content_object)]
        return context


class RecentEdits(home.RecentEditsPanel):
    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["last_edits"] = [(when, page) for when, page in context["last_edits"] if _mine(user, page)]
        return context


class Locks(home.LockedPagesPanel):
    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        languages = languages_of(parent_context["request"].user)
        context["locked_pages"] = languages.filter(context["locked_pages"])
        return context


def narrow_panels(request, panels) -> None:
    """Put the narrowed panel in the place of each of Wagtail's."""
    narrow = {panel.__base__: panel for panel in (Moderation, InModeration, RecentEdits, Locks)}
    panels[:] = [narrow[type(panel)]() if type(panel) in narrow else panel for panel in panels]
