"""Other sites' scripts may read the API, whichever site they are on."""

from corsheaders.middleware import CorsMiddleware
from django.conf import settings

PATH = "/api/"


class ApiCorsMiddleware(CorsMiddleware):
    """Says so to everybody, so that a shared cache has one answer for all, and nobody is given a cookie.

    The library says it only to requests that name an origin, and then asks caches to keep one answer for each.
    """

    def add_response_headers(self, request, response):
        response = super().add_response_headers(request, response)
        if request.path_info.startswith(PATH):
            response.headers.setdefault("Access-Control-Allow-Origin", "*")
            response.headers.setdefault("Access-Control-Expose-Headers", ", ".join(settings.CORS_EXPOSE_HEADERS))
            response.headers.pop("Vary", None)
            # Only who can unpack it may be given it (cms.operations.compression).
            if "Content-Encoding" in response.headers:
                response.headers["Vary"] = "Accept-Encoding"
            response.cookies.clear()
        return response
