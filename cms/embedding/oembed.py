"""An oEmbed provider (https://oembed.com): what another site has to know to show a page of this one."""

from dataclasses import dataclass
from xml.etree import ElementTree

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from cms.core.cleaning import writable
from cms.core.sites import network_name, site_of
from cms.translations.states import state_of

from .cards import CACHING
from .finding import PrivateError, Shown, shown_at

WIDTH, HEIGHT = 600, 300  # of a card where nothing is asked for, in pixels
LARGEST = 10_000
KNOWN = {"url", "format", "maxwidth", "maxheight"}
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"


class RequestError(Exception):
    """Something about the request is wrong; the text says what, the status how."""

    def __init__(self, status: int, text: str):
        super().__init__(text)
        self.status, self.text = status, text


@require_safe
def oembed(request):
    """JSON or XML about a public page; 400, 401, 404 and 501 as the specification has them."""
    try:
        answer, as_xml = _answer(request)
    except RequestError as error:
        response = JsonResponse(
            {"type": "about:blank", "title": error.text, "status": error.status},
            status=error.status,
            content_type="application/problem+json",
        )
    else:
        response = _xml(answer) if as_xml else JsonResponse(answer, json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = CACHING if response.status_code == 200 else "public, max-age=60"
    return response


def _answer(request) -> tuple[dict, bool]:
    kind = request.GET.get("format", "json")
    if kind not in ("json", "xml"):
        raise RequestError(501, "format: only json and xml are answered")
    if not request.GET.get("url"):
        raise RequestError(400, "url: the address of a page is missing")
    size = Size(_pixels(request, "maxwidth", WIDTH), _pixels(request, "maxheight", HEIGHT))
    try:
        found = shown_at(request, request.GET["url"])
    except PrivateError as private:
        raise RequestError(401, "url: the page is not for everybody") from private
    except Http404 as missing:
        raise RequestError(404, "url: no public page of this site is there") from missing
    return _described(found, site_of(request), size), kind == "xml"


@dataclass(frozen=True)
class Size:
    width: int
    height: int


def _pixels(request, name, usual) -> int:
    """The smaller of what is usual and what is asked for."""
    value = request.GET.get(name)
    if value is None:
        return usual
    if not (value.isascii() and value.isdigit() and 0 < int(value[:6]) <= LARGEST):
        raise RequestError(400, f"{name}: a whole number from 1 to {LARGEST} is meant")
    return min(usual, int(value))


def _described(found: Shown, site, size: Size) -> dict:
    row, language = found.row, found.row.locale.language_code
    state = state_of(row)
    with translation.override(found.language):
        source = site.root_url + reverse("card", args=[found.path])
    return {
        "version": "1.0",
        "type": "rich",
        "title": str(row),
        "provider_name": network_name(site),
        "provider_url": f"{site.root_url}/",
        "cache_age": 900,
        "width": size.width,
        "height": size.height,
        "html": _frame(source, str(row), language, size),
        # Beyond the specification, which lets providers say more.
        "description": str(getattr(row, "summary", "")),
        "language": language,
        "translation": state.in_one_word,
    }


def _frame(source, title, language, size) -> str:
    return str(
        format_html(
            '<iframe src="{}" title="{}" lang="{}" width="{}" height="{}" loading="lazy" sandbox="{}" '
            'style="border:0;max-width:100%"></iframe>',
            *(source, title, language, size.width, size.height, SANDBOX),
        )
    )


def _xml(answer: dict) -> HttpResponse:
    root = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(root, name).text = writable(value)
    data = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(data, content_type="text/xml; charset=utf-8")
