"""One row of a content leads, whatever was sent to be translated, and in whatever language it was written first."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.core.originals import SecondOriginalError, is_original, leading, rows_of
from cms.translations.checks import check_languages
from cms.translations.states import state_of
from news.models import NewsPage
from regions.models import Organisation
from tests.built_once import built_once
from tests.factories.pages import NewsPageFactory, make_stray, translate
from tests.factories.snippets import OrganisationFactory, TopicFactory, translate_snippet
from tests.factories.translations import put_live, review, start, translated, write
from tests.translations.commits import committed

pytestmark = pytest.mark.django_db


@built_once
def three(site):
    """A post with a French translation by the engine, and a language that waits."""
    Locale.objects.get_or_create(language_code="ar")
    translation = translated(site.post)
    return NewsPage.objects.get(pk=site.post.pk), translation.get_target_instance()


def send(client, row, language="ar", **more):
    kind, args = "snippet", [row._meta.app_label, row._meta.model_name, row.pk]
    if isinstance(row, NewsPage):
        kind, args = "page", [row.pk]
    address = reverse(f"wagtail_localize:submit_{kind}_translation", args=args)
    locale = Locale.objects.get_or_create(language_code=language)[0]
    return client.post(address, {"locales": [locale.pk]} | more, follow=True)


def sources_of(row):
    return list(TranslationSource.objects.filter(object_id=row.translation_key).order_by("pk"))


def extract_also(row):
    """A second source, as databases may hold from before it was refused."""
    source = TranslationSource.objects.get(object_id=row.translation_key)
    source.pk = None
    source.locale, source.object_repr = row.locale, str(row)
    TranslationSource.objects.bulk_create([source])
    return TranslationSource.objects.get(object_id=row.translation_key, locale=row.locale)


# Sending a translation sends its original


def test_a_translation_that_is_sent_on_is_sent_from_its_original(three, admin_client):
    english, french = three
    response = send(admin_client, french)
    assert "“Second roundtable in Isère” waits to be translated into" in response.content.decode()
    assert [source.locale for source in sources_of(english)] == [english.locale]
    arabic = Translation.objects.get(source__object_id=english.translation_key, target_locale__language_code="ar")
    assert arabic.source.locale == english.locale


def test_the_screen_of_a_translation_says_that_its_original_is_sent(three, admin_client):
    english, french = three
    address = reverse("wagtail_localize:submit_page_translation", args=[french.pk])
    text = admin_client.get(address).content.decode()
    assert "What is sent to be translated is its original (English): “Second roundtable in Isère”." in text
    own = reverse("wagtail_localize:submit_page_translation", args=[english.pk])
    assert "This is a translation" not in admin_client.get(own).content.decode()


def test_the_button_of_a_translation_sends_its_original(three, admin_client):
    english, french = three
    text = admin_client.get(reverse("wagtailadmin_explore", args=[french.get_parent().pk])).content.decode()
    assert "Translate the original" in text
    assert reverse("wagtail_localize:submit_page_translation", args=[english.pk]) in text
    assert reverse("wagtail_localize:submit_page_translation", args=[french.pk]) not in text


def test_so_does_the_button_of_a_translated_organisation(admin_client):
    organisation = OrganisationFactory()
    french = translate_snippet(organisation, "fr")
    Locale.objects.get_or_create(language_code="ar")
    text = admin_client.get(reverse("wagtailsnippets_regions_organisation:list"), {"locale": "fr"}).content.decode()
    own = reverse("wagtail_localize:submit_snippet_translation", args=["regions", "organisation", french.pk])
    of_original = own.replace(f"/{french.pk}/", f"/{organisation.pk}/")
    assert "Translate the original" in text
    assert of_original in text and own not in text


def test_unpublishing_a_translation_that_was_asked_to_be_sent_on_leaves_the_original_alone(three, admin_client):
    english, french = three
    send(admin_client, french)
    NewsPage.objects.get(pk=french.pk).unpublish()
    assert NewsPage.objects.get(pk=english.pk).live
    NewsPage.objects.get(pk=french.pk).delete()
    assert NewsPage.objects.get(pk=english.pk).live


@pytest.mark.parametrize("factory", [OrganisationFactory, TopicFactory])
def test_a_translated_snippet_that_was_asked_to_be_sent_on_is_deleted_alone(factory, db, admin_client):
    original = factory()
    start(original)
    french = translate_snippet(original, "fr")
    send(admin_client, french)
    assert [source.locale for source in sources_of(original)] == [original.locale]
    type(french).objects.get(pk=french.pk).delete()
    assert list(type(original).objects.values_list("pk", flat=True)) == [original.pk]


def test_what_is_below_a_section_is_sent_from_its_originals(site, admin_client, django_capture_on_commit_callbacks):
    french_news = translate(site.news, "fr")
    first_in_french = NewsPage(title="D’abord", slug="dabord", summary="Un résumé.", locale=french_news.locale)
    french_news.add_child(instance=first_in_french)
    translate(first_in_french, "en", title="At first")
    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("wagtail_localize:submit_page_translation", args=[site.news.pk])
        polish = Locale.objects.get_or_create(language_code="pl")[0]
        admin_client.post(address, {"locales": [polish.pk], "include_subtree": "on"})
    assert [source.locale.language_code for source in sources_of(first_in_french)] == ["fr"]
    assert [source.locale.language_code for source in sources_of(site.post)] == ["en"]


def test_a_page_written_in_french_is_sent_with_the_original_of_the_list_above(site, admin_client):
    french_news = translate(site.news, "fr")
    page = NewsPage(title="D’abord", slug="dabord", summary="Un résumé.", locale=french_news.locale)
    french_news.add_child(instance=page)
    send(admin_client, page, "pl")
    assert [source.locale.language_code for source in sources_of(page)] == ["fr"]
    assert [source.locale.language_code for source in sources_of(site.news)] == ["en"]
    polish = NewsPage.objects.get(translation_key=page.translation_key, locale__language_code="pl")
    assert polish.get_parent().translation_key == site.news.translation_key


# At the model


def test_a_second_original_is_refused_with_the_reason(three):
    english, french = three
    with pytest.raises(SecondOriginalError, match=r"Send its original \(English\)"):
        TranslationSource.update_or_create_from_instance(NewsPage.objects.get(pk=french.pk))
    assert [source.locale for source in sources_of(english)] == [english.locale]


def test_what_lost_its_original_leads_once_it_is_sent(three, admin_client):
    english, french = three
    polish = translate(english, "pl", title="Okrągły stół")
    NewsPage.objects.get(pk=english.pk).delete()
    french, polish = NewsPage.objects.get(pk=french.pk), NewsPage.objects.get(pk=polish.pk)
    assert not is_original(french) and not is_original(polish)
    send(admin_client, french)
    assert is_original(NewsPage.objects.get(pk=french.pk)) and not is_original(NewsPage.objects.get(pk=polish.pk))


def test_of_what_lost_its_original_a_draft_is_taken_over_by_the_one_that_leads_now(three, admin_client):
    english, french = three
    start(english, "pl")
    send(admin_client, english, "pl")
    polish = translate(english, "pl", title="Okrągły stół")
    NewsPage.objects.get(pk=english.pk).delete()
    send(admin_client, NewsPage.objects.get(pk=french.pk), "pl")
    (translation,) = Translation.objects.filter(target_locale=polish.locale)
    assert translation.enabled and translation.source.locale == french.locale
    assert NewsPage.objects.get(pk=polish.pk).title == "Okrągły stół"


def test_lists_and_pages_show_the_one_that_leads_now(three, admin_client, client):
    english, french = three
    polish = translate(english, "pl", title="Okrągły stół")
    translate(english.get_parent().specific, "es")
    NewsPage.objects.filter(pk=french.pk).delete()
    later = translate(english, "uk", title="Круглий стіл")
    NewsPage.objects.get(pk=english.pk).delete()
    send(admin_client, NewsPage.objects.get(pk=later.pk))
    NewsPage.objects.filter(pk__in=[polish.pk, later.pk]).update(live=True)
    text = client.get("/es/news/").content.decode()
    assert "Круглий стіл" in text and "Okrągły stół" not in text
    assert client.get("/es/news/second/").wsgi_request.fallback.shown.title == "Круглий стіл"


# Databases that hold two sources


def test_the_row_that_was_extracted_first_leads_alone(three):
    english, french = three
    extract_also(french)
    rows = [NewsPage.objects.get(pk=row.pk) for row in three]
    assert [is_original(row) for row in rows] == [True, False]
    assert list(leading(rows_of(english)).values_list("pk", flat=True)) == [english.pk]
    rows[1].unpublish()
    assert NewsPage.objects.get(pk=english.pk).live


def test_neither_of_two_extracted_snippets_is_kept_from_being_deleted(db):
    original = OrganisationFactory()
    start(original)
    french = translate_snippet(original, "fr")
    extract_also(french)
    Organisation.objects.get(pk=french.pk).delete()
    assert Organisation.objects.filter(pk=original.pk).exists()
    Organisation.objects.get(pk=original.pk).delete()
    assert not Organisation.objects.exists()


@pytest.fixture
def from_french(three):
    """A third language that was translated from the French translation."""
    _english, french = three
    source = extract_also(french)
    source.update_from_db()
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="ar"))
    write(translation, "«{0}»")
    review(translation)
    put_live(translation)
    return translation


def test_what_was_translated_from_a_translation_is_handed_to_the_original_with_its_words(three, from_french, capsys):
    english, _french = three
    row = from_french.get_target_instance()
    with committed():
        call_command("repair_languages")
    assert "1 joined, 0 moved" in capsys.readouterr().out
    (source,) = sources_of(english)
    assert source.locale == english.locale
    translation = Translation.objects.get(target_locale=row.locale)
    assert (translation.pk, translation.source_id, translation.enabled) == (from_french.pk, source.pk, True)
    title = StringTranslation.objects.get(
        locale=row.locale, context__path="title", translation_of__data="Second roundtable in Isère"
    )
    assert title.data == "«Second roundtable in Isère (fr)»"
    assert title.carried.base_string.data == "Second roundtable in Isère (fr)"
    assert title.authorship.reviewed_at is None  # it was reviewed for another text
    assert NewsPage.objects.get(pk=row.pk).live
    assert NewsPage.objects.get(pk=row.pk).title == "«Second roundtable in Isère (fr)»"
    state = state_of(row)
    assert (state.original_language, state.is_current, state.is_translated) == ("en", False, True)


def test_joined_once_there_is_nothing_left_to_join(three, from_french, capsys):
    assert [warning.id for warning in check_languages(None, databases=["default"])] == ["translations.W003"]
    with committed():
        call_command("repair_languages")
        call_command("repair_languages")
    assert "Done. 0 joined, 0 moved." in capsys.readouterr().out
    assert check_languages(None, databases=["default"]) == []


def test_of_two_translations_into_a_language_the_originals_stays(three, from_french):
    english, _french = three
    own = start(english, "ar")
    row = from_french.get_target_instance()
    with committed():
        call_command("repair_languages", verbosity=0)
    (translation,) = Translation.objects.filter(target_locale=row.locale)
    assert translation.pk == own.pk
    assert NewsPage.objects.get(pk=row.pk).live
    assert state_of(row).is_translated


def test_a_page_left_below_another_language_is_moved_to_its_own(site, client, capsys):
    french_news = translate(site.news, "fr")
    stray = make_stray(NewsPageFactory(parent=french_news, locale=french_news.locale, slug="stray"), "en")
    assert [warning.id for warning in check_languages(None, databases=["default"])] == ["translations.W004"]
    call_command("repair_languages")
    assert "0 joined, 1 moved" in capsys.readouterr().out
    moved = NewsPage.objects.get(pk=stray.pk)
    assert (moved.get_parent().pk, moved.live) == (site.news.pk, True)
    assert client.get("/en/news/stray/").status_code == 200
