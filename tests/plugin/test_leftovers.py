"""An app that is taken out of the settings leaves rows and tables behind: they break no list, no reader meets them,
administrators are told, and one command removes them."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from cms.translations.models import TranslationStatus
from home.models import StandardPage
from tests.factories.pages import StandardPageFactory
from tests.factories.translations import translated
from tests.translations.commits import committed

pytestmark = pytest.mark.django_db
TABLE = "events_eventpage"


@pytest.fixture
def left(site):
    """A page as a removed app leaves it, and its French translation: rows of a type that nobody knows, and of a table
    that points at them. What is there is what ``tests/plugin/events`` would leave."""
    with committed():
        event = StandardPageFactory(parent=site.home, title="Planting day", slug="planting-day")
        event.save_revision().publish()
        translated(event)
    gone = ContentType.objects.create(app_label="events", model="eventpage")
    Permission.objects.create(content_type=gone, codename="add_eventpage", name="Can add event")
    pages = Page.objects.filter(translation_key=event.translation_key)
    with connection.cursor() as cursor:
        points = "REFERENCES wagtailcore_page (id) DEFERRABLE INITIALLY DEFERRED"
        cursor.execute(f"CREATE TABLE {TABLE} (page_ptr_id bigint PRIMARY KEY {points}, start date)")
        for pk in pages.values_list("pk", flat=True):
            cursor.execute(f"INSERT INTO {TABLE} VALUES (%s, '2030-04-01')", [pk])
            cursor.execute(f"DELETE FROM {StandardPage._meta.db_table} WHERE page_ptr_id = %s", [pk])
    pages.update(content_type=gone)
    TranslationSource.objects.filter(object_id=event.translation_key).update(specific_content_type=gone)
    TranslationStatus.objects.filter(translation_key=event.translation_key).update(specific_type=gone)
    return Page.objects.get(pk=event.pk)


@pytest.fixture
def administrator(client, db):
    client.force_login(get_user_model().objects.create_superuser("administrator"))
    return client


LISTS = (
    "/admin/",
    "/admin/translations/",
    "/admin/pages/{home}/",
    "/admin/pages/{page}/",
    "/admin/pages/{page}/history/",
    "/admin/pages/{page}/usage/",
    "/admin/pages/{page}/delete/",
    "/admin/pages/{home}/copy/",
    "/admin/pages/{home}/move/",
    "/admin/pages/search/?q=planting",
    "/admin/choose-page/?q=planting",
    "/admin/choose-page/{home}/",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/page-types-usage/",
    "/admin/reports/workflow/",
    "/admin/reports/locked/",
    "/admin/localize/reports/translations/",
)


def test_every_list_of_the_admin_goes_on_and_tells_administrators(left, site, administrator):
    for path in LISTS:
        response = administrator.get(path.format(home=site.home.pk, page=left.pk))
        assert response.status_code == 200, path
    assert "manage.py remove_leftovers events" in administrator.get("/admin/").content.decode()
    assert "Events.eventpage" in administrator.get("/admin/translations/").content.decode()


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("edit", None),
        ("move", None),
        ("copy", None),
        ("delete", {}),
    ],
)
def test_what_cannot_be_done_with_such_a_page_is_said_with_the_way_out(left, site, administrator, action, data):
    path = reverse(f"wagtailadmin_pages:{action}", args=[left.pk])
    response = administrator.get(path, follow=True) if data is None else administrator.post(path, data, follow=True)
    assert response.redirect_chain == [(reverse("wagtailadmin_explore", args=[site.home.pk]), 302)]
    assert "manage.py remove_leftovers events" in response.content.decode()
    assert Page.objects.filter(pk=left.pk).exists()


def test_other_faults_of_the_admin_are_not_hidden_by_it(site, administrator, monkeypatch):
    monkeypatch.setattr("wagtail.admin.views.pages.edit.EditView.get", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        administrator.get(reverse("wagtailadmin_pages:edit", args=[site.post.pk]))


def test_no_reader_meets_it(left, client):
    call_command("repair_search", verbosity=0)
    assert client.get("/en/planting-day/").status_code == 404
    assert client.get("/fr/planting-day/").status_code == 404
    for path in (
        "/en/",
        "/sitemap-pages.xml",
        "/en/search/?q=planting",
        "/en/feeds/news.atom",
        "/api/v1/pages?locale=en&limit=100",
        "/api/v1/search?locale=en&q=planting",
    ):
        response = client.get(path)
        assert response.status_code == 200, path
        assert "/planting-day/" not in response.content.decode(), path


def test_it_is_removed_by_one_command_that_first_only_says_what_it_would_do(left, capsys):
    key = left.translation_key
    call_command("remove_leftovers")
    said = capsys.readouterr().out
    assert "/planting-day/" in said and TABLE in said and "Nothing was deleted" in said
    assert Page.objects.filter(translation_key=key).count() == 2
    with pytest.raises(CommandError, match="Name the app"):
        call_command("remove_leftovers", delete=True)
    call_command("remove_leftovers", "events", delete=True)
    assert not Page.objects.filter(translation_key=key).exists()
    assert not TranslationSource.objects.filter(object_id=key).exists()
    assert not Translation.objects.filter(source__object_id=key).exists()
    assert not TranslationStatus.objects.filter(translation_key=key).exists()
    assert not Permission.objects.filter(codename="add_eventpage").exists()
    assert TABLE not in connection.introspection.table_names()
    capsys.readouterr()
    call_command("remove_leftovers")
    assert "Nothing is left" in capsys.readouterr().out


def test_pages_of_other_apps_below_it_are_never_deleted_with_it(left, site):
    below = StandardPageFactory(parent=site.home, slug="below")
    Page.objects.get(pk=below.pk).move(Page.objects.get(pk=left.pk), pos="last-child")
    with pytest.raises(CommandError, match="move the pages of other apps first"):
        call_command("remove_leftovers", "events", delete=True)
    assert Page.objects.filter(pk__in=[left.pk, below.pk]).count() == 2


def test_types_of_installed_apps_are_no_leftovers(site, capsys):
    call_command("remove_leftovers")
    assert "Nothing is left" in capsys.readouterr().out
