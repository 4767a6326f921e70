"""One of many that fails in a job, a command or a downloaded table: the others are done, and staff are told."""

import csv
import io
from functools import partial

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.models import Locale

from cms.core.models import Failure
from cms.core.synchronized_fields import copying
from cms.translations.management.commands import repair_languages, write_translation_bases
from cms.translations.models import Basis, TranslationStatus
from cms.translations.provenance import records
from cms.translations.publication_guard.generating import generate
from cms.translations.publishing import submitting
from cms.translations.status import rebuilding, writing
from cms.webhooks import dispatch
from cms.webhooks.models import Webhook
from news.models import NewsPage
from regions.models import Organisation
from search import tasks
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, make_stray
from tests.factories.snippets import OrganisationFactory
from tests.site import breaking
from tests.site.breaking import BrokenError
from tests.translations.submitting import say, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def breaks(monkeypatch):
    """A function that lets another fail for what ``is_bad`` says of its arguments."""
    return partial(breaking.breaks, monkeypatch)


@built_once
def two(site):
    """The post of the small site, and another."""
    return NewsPage.objects.get(pk=site.post.pk), NewsPageFactory(parent=site.news, title="Another", slug="another")


@pytest.fixture
def told(left_out):
    """Takes what was left out from the list that fails the test: ``told()`` gives its places."""

    def take():
        left_out.clear()
        return set(Failure.objects.values_list("outlet", flat=True))

    return take


def test_states_are_computed_for_the_others(two, breaks, told):
    TranslationStatus.objects.all().delete()
    first, second = two
    breaks(writing, "computed", lambda each: isinstance(each, list) and first.translation_key in each)
    rebuilding.rebuild()
    keys = set(TranslationStatus.objects.values_list("translation_key", flat=True))
    assert second.translation_key in keys and first.translation_key not in keys
    assert told() == {"job"}
    assert Failure.objects.get().item.pk == first.pk


def test_the_other_languages_begin(two, breaks):
    for code in ("fr", "pl"):
        Locale.objects.get_or_create(language_code=code)
    breaks(submitting, "begin", lambda each: getattr(each, "language_code", "") == "fr")
    with pytest.raises(BrokenError):
        submitting.begin_one.call(two[0].pk, ["fr", "pl"], None)
    begun = submitting.Translation.objects.filter(source__object_id=two[0].translation_key)
    assert [each.target_locale.language_code for each in begun] == ["pl"]


def test_other_rows_are_indexed(site, breaks):
    rows = [OrganisationFactory(), OrganisationFactory()]
    seen = []
    breaks(copying.index, "insert_or_update_object", lambda each: seen.append(each) or each == rows[0])
    with pytest.raises(BrokenError):
        copying.index_again.call(Organisation._meta.label, [row.pk for row in rows])
    assert {each.pk for each in seen} == {row.pk for row in rows}


def test_documents_of_other_rows_are_noted(two, breaks, told):
    seen = []
    breaks(tasks, "note_references", lambda each: seen.append(each.pk) or each.pk == two[0].pk)
    tasks.index_changed.call("news.newspage", [row.pk for row in two], [])
    assert sorted(seen) == [row.pk for row in two]
    assert told() == {"search"}


def test_other_webhooks_are_told(two, breaks):
    hooks = [Webhook.objects.create(name=n, address=f"https://{n}.example/", secret="x" * 24) for n in ("a", "b")]
    Webhook.objects.update(active=True, told_to=0)
    breaks(dispatch, "_tell", lambda each: each == hooks[0].pk)
    with pytest.raises(BrokenError):
        dispatch.spread.call()
    assert [Webhook.objects.get(pk=hook.pk).told_to > 0 for hook in hooks] == [False, True]


def test_bases_of_other_translations_are_written(two, breaks, told):
    made = [submit(page, "fr") for page in two]
    for each in made:
        say(each)
        generate(each)
    Basis.objects.all().delete()
    breaks(write_translation_bases, "write_basis", lambda each: each == made[0])
    call_command("write_translation_bases", verbosity=0)
    assert [basis.translation for basis in Basis.objects.all()] == [made[1]]
    assert told() == {"job"}


def test_other_strays_are_brought_home(two, breaks, capsys, told):
    strays = [make_stray(page, "fr") for page in two]
    breaks(repair_languages, "bring_home", lambda each: each.pk == strays[0].pk)
    call_command("repair_languages")
    said = capsys.readouterr()
    assert "1 moved" in said.out and "1 could not be put right" in said.err
    assert told() == {"job"}


def test_the_record_of_other_words_is_written(two, breaks, told):
    said = say(submit(two[0], "fr"))
    breaks(records, "_record", lambda each: getattr(each, "pk", None) == said[0].pk)
    assert len(list(records.records())) == len(said) - 1
    assert told() == {"export"}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_downloaded_table_has_the_other_rows(two, admin_client, monkeypatch, kind, told):
    good = SpreadsheetExportMixin.to_row_dict
    bad = two[0].pk
    for page in two:
        page.locked = True
        page.save()
    monkeypatch.setattr(
        SpreadsheetExportMixin, "to_row_dict", lambda view, item: 1 / 0 if item.pk == bad else good(view, item)
    )
    response = admin_client.get(reverse("wagtailadmin_reports:locked_pages"), {"export": kind})
    content = b"".join(response.streaming_content)
    if kind == "csv":
        cells = [cell for row in csv.reader(io.StringIO(content.decode(), newline="")) for cell in row]
    else:
        cells = [cell.value for row in load_workbook(io.BytesIO(content)).active for cell in row]
    assert "Another" in cells and two[0].title not in cells
    assert told() == {"export"}
