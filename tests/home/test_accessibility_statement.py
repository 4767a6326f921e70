"""The accessibility statement says what is known and nothing more, and every footer says its state."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from home.models import AccessibilityStatementPage
from tests.factories.pages import BasePageFactory, translate

pytestmark = pytest.mark.django_db
AUDIT = {"audited_by": "An auditor", "audit_date": date.today(), "standard": "RGAA 4.1"}
State = AccessibilityStatementPage.State


class StatementFactory(BasePageFactory):
    title = "How everybody can use this site"
    slug = "accessibility"

    class Meta:
        model = AccessibilityStatementPage


def footer(client, path):
    soup = BeautifulSoup(client.get(path).content.decode(), "html.parser")
    return {link.get_text(strip=True): link["href"] for link in soup.select(".site-footer__links a")}


def complaints(**values):
    page = AccessibilityStatementPage(title="Accessibility", slug="a", summary="Words.", **values)
    try:
        page.clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


def test_a_new_statement_claims_nothing_and_shows_nothing_that_is_not_known(site, client):
    StatementFactory(parent=site.home)
    main = BeautifulSoup(client.get("/en/accessibility/").content.decode(), "html.parser").main
    assert "Nobody has audited this site yet" in main.get_text()
    assert [heading.get_text(strip=True) for heading in main.find_all("h2")] == ["State of accessibility"]
    assert not main.find_all("dt")


def test_what_the_law_asks_for_is_shown_where_it_is_known(site, client):
    told = {
        "responsible": "The network",
        "audited_pages": "<p>Ten pages</p>",
        "audit_tools": "<p>A screen reader</p>",
        "not_accessible": "<p>Two films</p>",
        "burden": "<p>Old recordings</p>",
        "out_of_scope": "<p>The map</p>",
        "contact_email": "access@example.org",
        "contact_phone": "+33 4 76 00 00 00",
        "complaint": "<p>The ombudsman</p>",
        "plan_url": "https://example.org/plan",
        "prepared_on": date(2026, 11, 24),
    }
    StatementFactory(parent=site.home, state=State.PARTIAL, criteria_met=72, **told, **AUDIT)
    html = client.get("/en/accessibility/").content.decode()
    words = ["Ten pages", "A screen reader", "Two films", "Old recordings", "The map", "The ombudsman", "72%"]
    words += ["The network", "RGAA 4.1", "An auditor", "24 November 2026", "mailto:access@example.org"]
    words += ['href="tel:+33476000000"', "https://example.org/plan", "Partially conformant"]
    assert [word for word in words if word not in html] == []
    assert "Nobody has audited" not in html
    assert "three years" not in html


def test_every_footer_says_the_state_in_the_readers_language_at_no_cost(site, client, django_assert_num_queries):
    page = StatementFactory(parent=site.home)
    translate(site.home, "fr")
    client.get("/en/news/")
    assert footer(client, "/en/news/")["Accessibility: not yet audited"] == "/en/accessibility/"
    french = footer(client, "/fr/news/")
    assert french["Accessibilité\xa0: pas encore auditée"] == "/fr/accessibility/"
    page.state, page.criteria_met = State.FULL, 100
    for name, value in AUDIT.items():
        setattr(page, name, value)
    page.save()
    assert "Accessibility: fully conformant" in footer(client, "/en/news/")
    page.audit_date = date(date.today().year - 4, 1, 1)
    page.save()
    assert "Accessibility: the audit is out of date" in footer(client, "/en/news/")
    assert "is no longer valid" in client.get("/en/accessibility/").content.decode()


@pytest.mark.once
@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, set()),
        ({"criteria_met": 60}, {"criteria_met"}),
        ({"state": State.PARTIAL}, {"criteria_met", "audit_date", "audited_by", "standard"}),
        ({"state": State.PARTIAL, "criteria_met": 50, **AUDIT}, set()),
        ({"state": State.FULL, "criteria_met": 99, **AUDIT}, {"state"}),
        ({"state": State.NONE, "criteria_met": 49, **AUDIT}, set()),
        ({"state": State.FULL, "criteria_met": 101, **AUDIT}, {"criteria_met"}),
        ({"state": State.NONE, "criteria_met": 0, **AUDIT, "audit_date": date(2999, 1, 1)}, {"audit_date"}),
    ],
)
def test_no_state_but_not_audited_is_possible_without_an_audit_that_fits_it(values, fields):
    assert complaints(**values) == fields


def test_a_changed_state_is_right_in_every_language_at_once(site):
    page = StatementFactory(parent=site.home)
    french = translate(page, "fr")
    page = AccessibilityStatementPage.objects.get(pk=page.pk)
    page.state, page.criteria_met = State.FULL, 100
    for name, value in AUDIT.items():
        setattr(page, name, value)
    page.save_revision().publish()
    french.refresh_from_db()
    assert (french.state, french.criteria_met, french.standard) == (State.FULL, 100, "RGAA 4.1")
