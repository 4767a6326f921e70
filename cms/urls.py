"""All addresses. Nothing imports this module."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import hooks
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls
from wagtail.images.views.serve import ServeView

from cms.core import document_urls as document_addresses
from cms.core import offline, sitemaps, views
from cms.users.account import own_account


def handed_in(hook: str) -> list:
    """Routes that apps register: ``site_urls`` below the prefix of a language, ``root_urls`` outside of them."""
    return [route for hand_in in hooks.get_hooks(hook) for route in hand_in()]


urlpatterns = [
    path(f"{settings.ADMIN_PATH}account/", own_account, name="wagtailadmin_account"),  # in the place of Wagtail's
    path(settings.ADMIN_PATH, include(admin_urls)),
    path("documents/<int:document_id>/<path:document_filename>", document_addresses.document),
    path("documents/", include(document_urls)),
    re_path(
        r"^pictures/([^/]*)/(\d*)/([^/]*)/[^/]*$", ServeView.as_view(action="redirect"), name="wagtailimages_serve"
    ),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
    path("sw.js", offline.service_worker, name="service_worker"),
    path("robots.txt", sitemaps.robots, name="robots"),
    *handed_in("root_urls"),
    path("api/", include("cms.api.urls")),  # answers every other address below it
    *(
        # Originals of pictures, documents and unfinished uploads stand beside these, and are nobody's to fetch.
        [
            re_path(
                r"^media/(?P<path>(?:images|avatar_images)/.*)$",
                document_addresses.media,
                {"document_root": settings.MEDIA_ROOT},
            )
        ]
        * settings.SERVE_MEDIA
    ),
    *i18n_patterns(
        *handed_in("site_urls"),
        # Wagtail's own addresses first, such as the password of a private page: the pattern of pages fits them as well.
        *(each for each in wagtail_urls.urlpatterns if each.name != "wagtail_serve"),
        re_path(wagtail_urls.serve_pattern, views.serve, name="wagtail_serve"),
    ),
]

handler404 = "cms.core.views.not_found"
handler500 = "cms.core.views.server_error"
