"""No alias is ever made; parents of a translation come first, as drafts."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.locales.components import get_locale_components
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.synctree import synchronize_tree

from cms.core.aliases import AliasError
from tests.built_once import built_once
from tests.factories.pages import make_alias

pytestmark = pytest.mark.django_db


@built_once
def french(site):
    return Locale.objects.create(language_code="fr")


@pytest.fixture
def administrator(django_user_model, client):
    user = django_user_model.objects.create_superuser("admin", "admin@example.org", "secret")
    client.force_login(user)
    return user


def aliases():
    return Page.objects.filter(alias_of__isnull=False)


def test_an_alias_is_refused_with_the_reason(site):
    with pytest.raises(AliasError, match="No alias of “Second roundtable in Isère” is made"):
        site.post.create_alias(update_slug="copy")
    assert not aliases().exists()


def test_a_translation_is_never_made_as_an_alias(site, french):
    with pytest.raises(AliasError):
        site.regions.copy_for_translation(french, alias=True)
    assert not aliases().exists()


def test_no_page_becomes_an_alias_later(site):
    site.post.alias_of = site.news.page_ptr
    with pytest.raises(AliasError):
        site.post.save()


def test_the_engines_mirrored_tree_is_refused(site, french):
    with pytest.raises(AliasError):
        synchronize_tree(site.home.locale, french)
    assert not aliases().exists()


def test_and_the_form_for_languages_does_not_offer_it(administrator, site, client):
    names = [component["model"].__name__ for component in get_locale_components()]
    assert "LocaleSynchronization" not in names
    assert client.get(reverse("wagtaillocales:add")).status_code == 200


def test_the_form_that_copies_a_page_offers_no_alias(administrator, site, client):
    page = client.get(reverse("wagtailadmin_pages:copy", args=[site.post.pk]))
    assert page.status_code == 200
    assert "alias" not in page.context["form"].fields
    assert "publish_copies" in page.context["form"].fields


def test_a_copy_that_asks_for_an_alias_all_the_same_is_an_ordinary_copy(administrator, site, client):
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": site.news.pk, "alias": "on"}
    client.post(reverse("wagtailadmin_pages:copy", args=[site.post.pk]), form)
    assert Page.objects.get(slug="copy").alias_of is None


def test_an_alias_from_before_can_still_be_saved_and_made_a_page(site):
    alias = make_alias(site.post)
    alias.save()
    alias.alias_of = None
    alias.save()
    assert not aliases().exists()


def test_missing_parents_are_made_as_drafts_from_the_top_down(site, french):
    Page.objects.filter(locale=french).delete()
    site.post.copy_for_translation(french, copy_parents=True)
    rows = Page.objects.filter(locale=french).order_by("depth")
    assert [row.translation_key for row in rows] == [page.translation_key for page in (site.home, site.news, site.post)]
    assert not any(row.live for row in rows)
    assert not aliases().exists()


def test_the_engine_makes_them_so_too(site, french, client):
    source, _made = TranslationSource.update_or_create_from_instance(site.post)
    translation = Translation.objects.create(source=source, target_locale=french)
    translation.save_target(publish=False)
    parent = Page.objects.get(translation_key=site.news.translation_key, locale=french)
    assert not parent.live
    assert parent.alias_of is None
    assert "not available in" not in client.get("/en/news/").content.decode()
    assert client.get("/fr/news/").wsgi_request.fallback.shown == site.news
