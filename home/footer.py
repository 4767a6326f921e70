"""The state of accessibility, written in the footer of every page, as French law asks."""

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.fields import CharField
from django.utils.translation import gettext as _

from cms.core.navigation import MenuWords

from .models import AccessibilityStatementPage
from .models.statement import oldest_audit

OLD = "old"


def words_of_statement() -> MenuWords:
    """The words of the link to the statement, in the reader's language, whatever the statement's own is."""
    state = Case(When(audit_date__lt=oldest_audit(), then=Value(OLD)), default=F("state"), output_field=CharField())
    pages = AccessibilityStatementPage.objects.filter(pk=OuterRef("pk")).annotate(shown=state)
    return MenuWords("accessibility", Subquery(pages.values("shown")[:1]), _words)


def _words(state: str) -> str:
    state_of = AccessibilityStatementPage.State
    return {
        state_of.NOT_AUDITED: _("Accessibility: not yet audited"),
        state_of.FULL: _("Accessibility: fully conformant"),
        state_of.PARTIAL: _("Accessibility: partially conformant"),
        state_of.NONE: _("Accessibility: not conformant"),
    }.get(state, _("Accessibility: the audit is out of date"))
