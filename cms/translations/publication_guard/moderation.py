"""Wagtail's workflows bind translations as they bind originals."""

from contextvars import ContextVar

_approved: ContextVar[bool] = ContextVar("approved", default=False)


def bypassed(target, user) -> bool:
    """Whether publishing would go round a workflow: there is one, and this person could not approve all of it."""
    if target is None or user is None or _approved.get() or not getattr(target, "has_workflow", False):
        return False
    tasks = [task.specific for task in target.get_workflow().tasks]
    return not all(any(name == "approve" for name, *_rest in task.get_actions(target, user)) for task in tasks)


def publish_approved(workflow_state, user=None) -> None:
    """What a finished workflow does (the setting WAGTAIL_FINISH_WORKFLOW_ACTION): publish, as Wagtail would.

    Wagtail imports this module while it makes its own models; so nothing of theirs is imported above.
    """
    from wagtail.workflows import publish_workflow_state

    token = _approved.set(True)
    try:
        publish_workflow_state(workflow_state, user=user)
    finally:
        _approved.reset(token)


def submit(target, user) -> None:
    """Start the workflow for the newest draft of a row, or go on with the one that asked for changes."""
    state = target.current_workflow_state
    if state is None:
        target.get_workflow().start(target, user)
    elif state.status == state.STATUS_NEEDS_CHANGES:
        state.resume(user)


def may_submit(target, user) -> bool:
    """Whether there is a workflow that somebody who may edit the row can start or go on with."""
    from .locks import lock_on

    if not getattr(target, "has_workflow", False) or lock_on(target, user):
        return False
    return not target.workflow_in_progress
