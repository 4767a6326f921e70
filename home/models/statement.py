from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from cms.core.blocks import RICH_TEXT_FEATURES, body_blocks
from cms.core.models import BasePage, Reachable, RichTextField, StreamField, neutral

AUDIT_HOLDS = 3  # years, by French law (decree 2019-768) and a sound habit elsewhere
HALF, ALL = 50, 100  # percent of the criteria: below the first a site does not conform, from it on partially


def _text(label, help_text):
    return RichTextField(label, blank=True, features=RICH_TEXT_FEATURES, help_text=help_text)


def oldest_audit() -> date:
    """The day from which on an audit still holds."""
    today = timezone.localdate()
    return today.replace(year=today.year - AUDIT_HOLDS, day=min(today.day, 28))


class AccessibilityStatementPage(Reachable, BasePage):
    """What European and French law ask a public body to say about how accessible its site is.

    The footer of every page writes the state beside the link. What is not known stays empty and is not shown. No state
    but "not yet audited" is possible without an audit by a person: automatic checks are none.
    """

    in_footer = True

    class State(models.TextChoices):
        NOT_AUDITED = "not_audited", _("Not yet audited")
        FULL = "full", _("Fully conformant")
        PARTIAL = "partial", _("Partially conformant")
        NONE = "none", _("Not conformant")

    responsible = models.CharField(
        _("responsible body"), max_length=255, blank=True, help_text=_("Who publishes the site and answers for it.")
    )
    state = models.CharField(
        _("state"),
        max_length=15,
        choices=State.choices,
        default=State.NOT_AUDITED,
        help_text=_("The footer of every page says it. Only an audit by a person can change it."),
    )
    criteria_met = models.PositiveSmallIntegerField(
        _("criteria met, in percent"),
        null=True,
        blank=True,
        help_text=_("From the audit. 100 is full conformity, 50 or more partial, less is none."),
    )
    standard = models.CharField(
        _("standard"), max_length=150, blank=True, help_text=_("Such as: RGAA 4.1, or EN 301 549 v3.2.1 (WCAG 2.1 AA).")
    )
    audit_date = models.DateField(
        _("day of the audit"),
        null=True,
        blank=True,
        help_text=_("An audit holds for three years; then the page says so."),
    )
    audited_by = models.CharField(
        _("audited by"), max_length=255, blank=True, help_text=_("An organisation or a role.")
    )
    audited_pages = _text(_("pages audited"), _("The sample: which pages were looked at."))
    audit_tools = _text(_("how it was checked"), _("Tools, browsers and screen readers that were used."))
    not_accessible = _text(_("what is not accessible"), _("What does not meet the standard yet, in plain words."))
    burden = _text(_("disproportionate burden"), _("What is left out because it would cost too much, and why."))
    out_of_scope = _text(_("not covered by the law"), _("Such as maps, or documents from before the law."))
    complaint = _text(_("how to complain"), _("Which authority to turn to where no answer helps, and how."))
    plan_url = models.URLField(
        _("accessibility plan"), blank=True, max_length=500, help_text=_("Address of the plan for several years.")
    )
    prepared_on = models.DateField(_("drawn up on"), null=True, blank=True, help_text=_("Day of this statement."))
    body = StreamField(
        body_blocks(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("What else is to be said. Shown after the state."),
    )

    template = "home/accessibility_statement_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("responsible"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("state"), FieldPanel("criteria_met")]),
                FieldPanel("standard"),
                FieldRowPanel([FieldPanel("audit_date"), FieldPanel("audited_by")]),
                FieldPanel("audited_pages"),
                FieldPanel("audit_tools"),
            ],
            heading=_("State"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("not_accessible"), FieldPanel("burden"), FieldPanel("out_of_scope")],
            heading=_("What is not accessible, and why"),
        ),
        MultiFieldPanel([*Reachable.contact_panels, FieldPanel("complaint")], heading=_("Contact and complaints")),
        FieldRowPanel([FieldPanel("prepared_on"), FieldPanel("plan_url")]),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("not_accessible")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *neutral(
            "state", "criteria_met", "standard", "audit_date", "plan_url", "prepared_on", *Reachable.contact_facts
        ),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def clean(self):
        super().clean()
        errors = self._audit_errors() if self.state != self.State.NOT_AUDITED else {}
        if self.state == self.State.NOT_AUDITED and self.criteria_met is not None:
            errors["criteria_met"] = _("Without an audit nobody knows this number: leave it empty, or choose a state.")
        if errors:
            raise ValidationError(errors)

    def _audit_errors(self) -> dict:
        errors = {}
        for name in ("criteria_met", "audit_date", "audited_by", "standard"):
            if getattr(self, name) in (None, ""):
                errors[name] = _("A state rests on an audit: say who audited, when, against what, with what result.")
        if self.criteria_met is not None and self.state != self._state_by_criteria():
            errors["state"] = _(
                "The state does not fit the criteria met: 100% is full, 50% or more partial, less none."
            )
        if self.criteria_met is not None and self.criteria_met > ALL:
            errors["criteria_met"] = _("This cannot be more than 100.")
        if self.audit_date and self.audit_date > timezone.localdate():
            errors["audit_date"] = _("This day is still to come.")
        return errors

    def _state_by_criteria(self) -> str:
        if self.criteria_met >= ALL:
            return self.State.FULL
        return self.State.PARTIAL if self.criteria_met >= HALF else self.State.NONE

    @property
    def audit_is_old(self) -> bool:
        return bool(self.audit_date) and self.audit_date < oldest_audit()
