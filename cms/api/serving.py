"""What every answer of the API passes: how often one may ask, which methods there are, what caches may keep."""

import hashlib
from datetime import timedelta
from functools import cache, wraps
from pathlib import Path
from sys import modules

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import http_date, parse_http_date_safe, quote_etag
from django.views.decorators.csrf import csrf_exempt

from cms.core import languages
from cms.operations import limits

from .changes.numbering import Version, current
from .problems import Problem, answer, too_many
from .registry import endpoints

METHODS = "GET, HEAD, OPTIONS"
SHARED = "public, max-age=30, s-maxage=60, stale-if-error=86400"
ASK_AGAIN = "no-cache"
SECOND = timedelta(seconds=1)
STARTED = timezone.now()  # an answer by other code is another answer


def served(view, kept: bool = True, asked_again: bool = False):
    """A view with all of that around it. ``kept``: whether the answer is the same while the version is.
    ``asked_again``: whether caches must ask each time if it still is.
    """

    @csrf_exempt
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        share = limits.share(request, "api", settings.API_RATE)
        response = _answer(view, request, args, kwargs, kept, share)
        if asked_again and response.headers.get("Cache-Control") == SHARED:
            response.headers["Cache-Control"] = f"public, {ASK_AGAIN}"
        _tell_share(response, getattr(request, "api_share", share))  # some addresses have a share of their own
        if request.method == "HEAD" or response.status_code == 304:
            response.content = b""
        return response

    return wrapped


def _answer(view, request, args, kwargs, kept, share):
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Allow": METHODS})
    if request.method not in METHODS.split(", "):
        return answer(Problem(405, f"This API can be read, by {METHODS}.", headers={"Allow": METHODS}))
    if share.is_over:
        return answer(too_many(share))
    version = current() if kept else None
    tag = _tag(request, version) if version and version.settled and not _is_ahead(request, version) else ""
    if tag and _is_known(request, tag, version):
        known = HttpResponse(status=304)
        del known.headers["Content-Type"]
        return _kept(known, tag, version)
    method, request.method = request.method, "GET"
    response = view(request, *args, **kwargs)
    request.method = method
    if response.status_code == 200:
        _tell_languages(request, response)
        if tag:
            return _kept(response, tag, version)
        response.headers.setdefault("Cache-Control", ASK_AGAIN)
    return response


def _is_ahead(request, version: Version) -> bool:
    """Whether a version is asked for that is not there yet. Kept now, the answer would be taken for that one later."""
    asked = request.GET.get("v", "")
    return asked.isascii() and asked.isdigit() and int(asked[:20]) > version.number


def _kept(response, tag, version):
    response.headers["ETag"] = tag
    modified = max(version.changed_at, STARTED)
    if modified + SECOND <= timezone.now():  # until its second is over, another version may come to have the same
        response.headers["Last-Modified"] = http_date(modified.timestamp())
    response.headers["Cache-Control"] = SHARED
    return response


def _tag(request, version: Version) -> str:
    asked = "\n".join([request.scheme, request.get_host(), request.get_full_path(), _code()])
    return "W/" + quote_etag(f"{version.number}-{hashlib.sha256(asked.encode()).hexdigest()[:20]}")


def _is_known(request, tag, version) -> bool:
    """Whether what a client has kept is what it would be given now. ``*`` names no answer, so it is none."""
    tags = request.headers.get("If-None-Match", "")
    if tags:
        return tag.removeprefix("W/") in {each.strip().removeprefix("W/") for each in tags.split(",")}
    # The very moment: after a backup was restored, a later one is of what is no longer so.
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and int(max(version.changed_at, STARTED).timestamp()) == since


@cache
def _code() -> str:
    """Stands for the code and the settings that answers are made by: another release gives other answers."""
    folders = {Path(modules[type(endpoint).__module__].__file__).parent for endpoint in endpoints()}
    own = Path(__file__).parent
    folders |= {own, own.parent / "core", own.parent / "translations"}
    digest = hashlib.sha256(repr((languages.TABLE, settings.SECRET_KEY)).encode())
    for file in sorted(file for folder in folders for file in folder.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _tell_languages(request, response):
    found = getattr(request, "api_languages", None)
    if found:
        response.headers["Content-Language"] = ", ".join(found)
    links = getattr(request, "api_links", None)
    if links:
        response.headers["Link"] = ", ".join(f'<{url}>; rel="{name}"' for name, url in links.items())


def _tell_share(response, share):
    """The header fields of the IETF's draft on rate limits, in the form that clients know."""
    response.headers["RateLimit-Limit"] = str(share.most)
    response.headers["RateLimit-Remaining"] = str(share.left)
    response.headers["RateLimit-Reset"] = str(share.reset)
    response.headers["RateLimit-Policy"] = f"{share.most};w={limits.MINUTE}"
