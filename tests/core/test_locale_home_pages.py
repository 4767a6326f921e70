"""Every language has a home page, and it never poses as translated before it is."""

import re

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.core import languages, locale_home_pages
from cms.translations.publication_guard import guarding
from home.models import HomePage
from tests.factories.pages import translate

pytestmark = pytest.mark.django_db


def home_in(code):
    return HomePage.objects.get(locale__language_code=code)


def home_is_shown_in(client, code):
    """The language that the address of a language's home page answers in."""
    response = client.get(f"/{code}/")
    fallback = response.wsgi_request.fallback
    return response.status_code == 200 and (fallback.shown.locale.language_code if fallback else code)


def test_a_new_language_gets_a_live_home_page_beside_the_others(site):
    Locale.objects.create(language_code="fr")
    home = home_in("fr")
    assert home.live
    assert home.alias_of is None
    assert home.translation_key == site.home.translation_key
    assert home.get_parent() == site.home.get_parent()


def test_also_one_that_is_made_in_the_admin(site, client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("admin", "admin@example.org", "secret"))
    client.post(reverse("wagtaillocales:add"), {"language_code": "fr"})
    assert home_in("fr").live
    assert home_is_shown_in(client, "fr") == "en"


def test_it_does_not_pose_as_translated(site, client):
    Locale.objects.create(language_code="fr")
    assert home_is_shown_in(client, "fr") == "en"
    assert home_in("fr") not in HomePage.objects.visible()
    assert not re.search(r'<link rel="alternate" hreflang="fr"', client.get("/en/").content.decode())


def test_not_even_when_its_neutral_facts_follow_the_original(site, client):
    Locale.objects.create(language_code="fr")
    site.home.show_in_menus = True
    site.home.save_revision().publish()
    assert home_in("fr").show_in_menus
    assert home_is_shown_in(client, "fr") == "en"


def test_publishing_its_translation_makes_it_one(site, client, django_capture_on_commit_callbacks):
    french = Locale.objects.create(language_code="fr")
    source, _made = TranslationSource.update_or_create_from_instance(site.home)
    translation = Translation.objects.create(source=source, target_locale=french)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=french, data="En français"
        )
    translation.save_target(publish=False)
    assert home_is_shown_in(client, "fr") == "en"
    revision = translation.get_target_instance().get_latest_revision()
    with guarding.opened(revision):
        revision.publish()
    assert home_is_shown_in(client, "fr") == "fr"
    assert "En français" in client.get("/fr/").content.decode()
    assert Page.objects.filter(locale=french).count() == 1


def test_the_first_home_page_is_no_placeholder_though_nobody_published_it(site, client):
    assert site.home.first_published_at is None
    Locale.objects.create(language_code="fr")
    assert home_is_shown_in(client, "en") == "en"


def test_unpublishing_it_brings_the_original_back(site, client):
    translate(site.home, "fr", title="Accueil").unpublish()
    assert home_is_shown_in(client, "fr") == "en"


def test_the_command_opens_every_language_of_the_table_and_can_be_run_again(site, client, capsys):
    call_command("ensure_home_pages")
    assert "Français" in capsys.readouterr().out
    before = list(Page.objects.values_list("pk", "live"))
    call_command("ensure_home_pages")
    assert "Every language has its home page." in capsys.readouterr().out
    assert list(Page.objects.values_list("pk", "live")) == before
    assert home_is_shown_in(client, "fr") == "en"


def test_the_command_makes_a_home_page_that_is_missing_or_a_draft_live(site):
    locale_home_pages.ensure()
    french = Locale.objects.get(language_code="fr")
    for loss in (lambda: home_in("fr").delete(), lambda: Page.objects.filter(locale=french).update(live=False)):
        loss()
        assert [page.locale for page in locale_home_pages.ensure()] == [french]
        assert home_in("fr").live


def test_the_command_leaves_a_home_page_that_somebody_took_offline_as_it_is(site):
    locale_home_pages.ensure()
    translate(site.home, "fr").unpublish()
    assert locale_home_pages.ensure() == []
    assert not home_in("fr").live


def test_the_command_publishes_no_draft_of_the_first_home_page(site):
    Page.objects.filter(pk=site.home.pk).update(live=False)
    locale_home_pages.ensure()
    assert not home_in("en").live


def test_wagtails_welcome_page_is_not_translated(db):
    Locale.objects.create(language_code="fr")
    locale_home_pages.ensure()
    assert not Page.objects.filter(locale__language_code="fr").exists()


def test_a_new_language_lists_what_the_others_have(site, client):
    site.post.save_revision().publish()
    Locale.objects.create(language_code="fr")
    assert '<a href="?year=2021"' in client.get("/fr/news/").content.decode()


def test_every_language_of_the_table_is_known_to_django(settings):
    assert [code for code, _name in settings.LANGUAGES] == languages.codes()
