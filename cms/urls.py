"""All addresses. Nothing imports this module."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as document_urls

urlpatterns = [
    path(settings.ADMIN_PATH, include(admin_urls)),
    path("documents/", include(document_urls)),
    *(static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT) if settings.DEBUG else []),
    *i18n_patterns(path("", include(wagtail_urls))),
]

handler404 = "cms.core.views.not_found"
handler500 = "cms.core.views.server_error"
