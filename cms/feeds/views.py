"""Streams at their addresses, with what shared caches must know."""

import hashlib

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from cms.core.sites import home_path, site_of

from .streams import Reader, streams

# A browser asks again after five minutes; a shared cache after fifteen, and may answer for a day while it cannot ask.
CACHING = "public, max-age=300, s-maxage=900, stale-if-error=86400"


@require_safe
def feed(request, name, extension, part=""):
    """One stream in one format, in the language of the address. 404 for what no app hands in."""
    stream = streams().get(name)
    format = stream and stream.formats.get(extension)
    site, language = site_of(request), translation.get_language()
    if format is None or "\x00" in part or site is None or not home_path(site, language):
        raise Http404
    reader = Reader(language, site, part)
    body = format.write(stream, reader, reader.root + stream.address(language, extension, part))
    response = HttpResponse(body, content_type=format.media_type)
    response.headers["Cache-Control"] = CACHING
    response.headers["Access-Control-Allow-Origin"] = "*"
    # Made of what is sent: whatever changes in it, a "not modified" is never false.
    response.headers["ETag"] = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    return get_conditional_response(request, etag=response.headers["ETag"], response=response)
