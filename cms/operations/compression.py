"""Public pages and data travel compressed, whatever web server stands in front."""

from django.conf import settings
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# What is made of words: pages, the API and its document, feeds, calendars, sitemaps. Documents are not touched: they
# are sent in parts.
KINDS = {
    "text/html",
    "text/calendar",
    "application/json",
    "application/problem+json",
    "application/feed+json",
    "application/atom+xml",
    "application/rss+xml",
    "application/xml",
}


class PageCompressionMiddleware(GZipMiddleware):
    """Packs words for programs that understand gzip: on a slow phone a page of 30 KB comes as one of 6 KB.

    The admin is left alone: what is typed there can be answered beside what others must not guess, and packing both
    together would tell by the length. Public pages hold no secret. Style sheets and scripts are packed beforehand.
    """

    def process_response(self, request, response) -> HttpResponseBase:
        is_words = response.get("Content-Type", "").split(";")[0] in KINDS and not response.streaming
        if not is_words or request.path_info.startswith(f"/{settings.ADMIN_PATH}"):
            return response
        return super().process_response(request, response)
