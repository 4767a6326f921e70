"""Other sites' scripts may read the API, whichever site they are on."""

from corsheaders.middleware import CorsMiddleware
from django.utils.cache import cc_delim_re

ORIGIN = "Access-Control-Allow-Origin"
PATH = "/api/"


class ApiCorsMiddleware(CorsMiddleware):
    """Says so to everybody, so that a shared cache has one answer for all.

    The library says it only to requests that name an origin, and then asks caches to keep one answer for each.
    """

    def add_response_headers(self, request, response):
        response = super().add_response_headers(request, response)
        if request.path_info.startswith(PATH):
            response.headers.setdefault(ORIGIN, "*")
            response.headers.setdefault("Access-Control-Expose-Headers", ", ".join(self.exposed()))
            kept = [name for name in cc_delim_re.split(response.headers.get("Vary", "")) if name.lower() != "origin"]
            del response.headers["Vary"]
            if any(kept):
                response.headers["Vary"] = ", ".join(filter(None, kept))
        return response

    @staticmethod
    def exposed() -> list[str]:
        from django.conf import settings

        return settings.CORS_EXPOSE_HEADERS
