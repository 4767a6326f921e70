"""Adding a language is one line in the table and one command."""

import polib
from django.core.management import call_command
from wagtail.models import Locale

from tests.factories.pages import translate


def test_one_line_and_one_command_open_a_language(site, client, add_to_table, settings, tmp_path):
    add_to_table("de")
    assert client.get("/de/").status_code == 404  # nothing answers before there is a home page
    settings.LOCALE_PATHS = [tmp_path]
    call_command("open_languages", verbosity=0)
    assert len(polib.pofile(str(tmp_path / "de/LC_MESSAGES/django.po"))) > 300
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)  # SystemExit if one is missing

    html = client.get("/de/news/second/").content.decode()
    assert '<html lang="de" dir="ltr">' in html
    assert "notice--not-yet" in html
    assert '<h1 lang="en" dir="ltr">' in html
    assert "notice--not-yet" in client.get("/de/").content.decode()  # never English that says nothing of itself
    assert client.get("/", headers={"accept-language": "de-AT"})["Location"] == "/de/"
    other = client.get("/en/news/second/").content.decode()
    assert '<a href="/de/news/second/" lang="de" hreflang="de" dir="ltr">Deutsch</a>' in other
    assert '<link rel="alternate" hreflang="de"' not in other

    translate(site.post, "de", title="Zweiter Runder Tisch")
    html = client.get("/de/news/second/").content.decode()
    assert "notice--not-yet" not in html
    assert '<link rel="alternate" hreflang="de"' in client.get("/en/news/second/").content.decode()
    assert Locale.objects.filter(language_code="de").count() == 1
