from uuid import UUID

from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.models import Locale

from ..engine.models import Translation
from ..language_permissions import languages_of, with_readable_original
from .formats import FORMATS
from .records import records


@require_GET
@never_cache
def download(request: HttpRequest, format: str) -> StreamingHttpResponse:
    """The record of who wrote and reviewed what, of the languages that the person works in and the originals that
    they may read.

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
    return locale in languages_of(user)


def _keys(request) -> QuerySet | list[UUID] | None:
    """The keys of the content wanted. The record shows originals, so they must be readable; superusers read all."""
    key = _key(request)
    if request.user.is_superuser:
        return key and [key]
    rows = Translation.objects.filter(with_readable_original(request.user))
    return (rows.filter(source__object_id=key) if key else rows).values("source__object_id")


def _key(request) -> UUID | None:
    asked = request.GET.get("content")
    try:
        return UUID(asked) if asked else None
    except ValueError:
        raise BadRequest(
            _("The content asked for is not known. Take the link from the list of translations.")
        ) from None
