"""What routing relies on in Wagtail and its engine. A test that fails here names what an upgrade has moved."""

import inspect

import pytest
from wagtail import urls, views
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.views.pages import copy
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Locale, Page, Site
from wagtail.models.sites import SiteRootPath
from wagtail_localize.locales import components
from wagtail_localize.models import LocaleSynchronization, TranslationSource

pytestmark = pytest.mark.django_db


def test_wagtail_serves_what_was_routed_before(rf, site):
    request = rf.get("/en/")
    request._wagtail_route_for_request = None
    assert Page.route_for_request(request, "") is None
    assert "route_for_request" in inspect.getsource(views.serve)


def test_only_pages_with_addresses_of_their_own_route_in_another_way():
    assert RoutablePageMixin.route is not Page.route


def test_root_pages_are_known_for_every_language(site):
    Locale.objects.create(language_code="fr")
    assert SiteRootPath._fields == ("site_id", "root_path", "root_url", "language_code")
    assert {root.language_code for root in Site.get_site_root_paths()} == {"en", "fr"}


def test_a_copy_for_translation_is_a_draft_that_was_never_published(site):
    french = Locale.objects.create(language_code="fr")
    copy = site.news.copy_for_translation(french)
    assert (copy.live, copy.first_published_at, copy.alias_of) == (False, None, None)


def test_publishing_dates_the_first_time(site):
    site.home.save_revision().publish()
    assert Page.objects.get(pk=site.home.pk).first_published_at is not None


def test_the_engine_asks_for_missing_parents_through_the_pages_own_method():
    source = inspect.getsource(TranslationSource.create_or_update_translation)
    assert "original.copy_for_translation(" in source
    assert list(inspect.signature(Page.copy_for_translation).parameters) == [
        "self",
        "locale",
        "copy_parents",
        "alias",
        "exclude_fields",
    ]


def test_the_form_for_copies_is_the_pages_own():
    assert "copy_form_class" in inspect.getsource(copy.CopyView.get_form_class)
    assert '"alias"' in inspect.getsource(CopyForm.__init__)


def test_the_engines_offer_of_a_mirrored_tree_is_a_component_of_the_form_for_languages():
    assert components.get_locale_components() is components.LOCALE_COMPONENTS
    assert {field.name for field in LocaleSynchronization._meta.fields} >= {"locale", "sync_from"}


def test_wagtails_addresses_have_their_names():
    assert [each.name for each in urls.urlpatterns] == [
        "wagtailcore_authenticate_with_password",
        "wagtailcore_login",
        "wagtail_serve",
    ]


def test_redirects_are_stored_and_followed_as_ours_are():
    assert hasattr(RedirectMiddleware, "process_response")
    assert Redirect.normalise_path("/en/a/?b=2&a=1") == "/en/a?a=1&b=2"
    assert {"old_path", "site", "redirect_page", "redirect_link", "is_permanent"} <= {
        field.name for field in Redirect._meta.fields
    }
