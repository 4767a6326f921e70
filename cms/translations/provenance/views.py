from uuid import UUID

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.models import Locale

from .formats import FORMATS
from .records import records


@require_GET
@never_cache
def download(request: HttpRequest, format: str) -> StreamingHttpResponse:
    """The record of who wrote and reviewed what, of the languages that the person works in.

    ``language`` (a code) and ``content`` (a translation key) narrow it.
    """
    if format not in FORMATS:
        raise Http404(_("There is no such format. There are: %(formats)s.") % {"formats": ", ".join(FORMATS)})
    locales = _locales(request)
    write_as, content_type = FORMATS[format]
    lines = write_as(records(locales, _keys(request)))
    response = StreamingHttpResponse((line.encode() for line in lines), content_type=content_type)
    codes = "-".join(locale.language_code for locale in locales) if len(locales) == 1 else "all"
    response["Content-Disposition"] = f'attachment; filename="provenance-{slugify(codes)}.{format}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _locales(request) -> list[Locale]:
    allowed = [locale for locale in Locale.objects.order_by("pk") if _may_read(request.user, locale)]
    code = request.GET.get("language")
    if code:
        allowed = [locale for locale in allowed if locale.language_code == code]
    if not allowed:
        raise PermissionDenied
    return allowed


def _may_read(user, locale) -> bool:
    from ..scope import languages_of

    return locale in languages_of(user)


def _keys(request) -> list[UUID] | None:
    asked = request.GET.get("content")
    try:
        return [UUID(asked)] if asked else None
    except ValueError:
        raise BadRequest(
            _("The content asked for is not known. Take the link from the list of translations.")
        ) from None
