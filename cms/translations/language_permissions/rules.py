"""The rules that the tables of addresses are written in.

A rule is called with the request and its resolver match. It returns nothing if the person may go on to the view, where
Wagtail's own permissions are asked, and raises Refused if not. A rule may give a response to be sent instead.
"""

from collections.abc import Callable

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.db.models import Q
from django.http import HttpRequest
from django.urls import ResolverMatch
from wagtail.models import Locale, Page, TranslatableMixin

from ..engine.models import Translation
from .engine_permissions import check_translation
from .readable import readable
from .refusing import NOT_READABLE, NOT_YOUR_LANGUAGE, SOURCE_NOT_READABLE, Refused
from .rights import languages_of
from .snippets import model_at

Rule = Callable[[HttpRequest, ResolverMatch], object]


def open_to_editors(request, match):
    """Nothing of a row is shown or changed, or what is shown is narrowed by policy or view."""


def page(name: str, below: bool = False) -> Rule:
    """The page with this id is in a language of the person; with ``below``, every page under it too."""

    def rule(request, match):
        check_pages(request.user, Page.objects.filter(pk=match.kwargs[name]), below)

    return rule


def parent(name: str) -> Rule:
    """As ``page``, and the page is readable: who may add below a page that they may not read is not shown it so."""

    def rule(request, match):
        page(name)(request, match)
        check_readable(request.user, Page.objects.filter(pk=match.kwargs[name], depth__gt=1))

    return rule


def page_and_target(name: str, *targets: str) -> Rule:
    """The same, with everything below, for what goes to another page, which is readable: ids in the address or form."""

    def rule(request, match):
        page(name, below=True)(request, match)
        ids = [match.kwargs.get(target) or request.POST.get(target) for target in targets]
        found = Page.objects.filter(pk__in=[pk for pk in ids if str(pk).isdigit()])
        check_pages(request.user, found)
        check_readable(request.user, found.filter(depth__gt=1))

    return rule


def edited_page(request, match):
    """As ``page``; where the engine's editor opens, the original that it shows is readable too."""
    row = Page.objects.filter(pk=match.kwargs["page_id"]).first()
    if row is not None and row.depth > 1:
        if row.locale_id not in languages_of(request.user):
            raise Refused(NOT_YOUR_LANGUAGE)
        check_editor(request.user, row)


def readable_page(name: str) -> Rule:
    """The page is one the person may read, and so are those above it, which are shown as the way to it."""

    def rule(request, match):
        row = Page.objects.filter(pk=match.kwargs.get(name)).first()
        if row is not None:
            check_readable(request.user, row.get_ancestors(inclusive=True).filter(depth__gt=1))

    return rule


def readable_ids(request, match):
    """Every page whose id is asked for is readable."""
    ids = [pk for pk in request.GET.getlist("id") if pk.isdigit()]
    check_readable(request.user, Page.objects.filter(pk__in=ids))


def snippet(request, match):
    """The snippet with this key is in a language of the person."""
    model = model_at(match)
    if issubclass(model, TranslatableMixin):
        check_rows(request.user, model._base_manager.filter(pk=unquote(str(match.kwargs["pk"]))))


def edited_snippet(request, match):
    """As ``snippet``; where the engine's editor opens, the original that it shows is readable too."""
    snippet(request, match)
    model = model_at(match)
    if issubclass(model, TranslatableMixin):
        row = model._base_manager.filter(pk=unquote(str(match.kwargs["pk"]))).first()
        if row is not None:
            check_editor(request.user, row)


def new_snippet(request, match):
    """The snippet will be in a language of the person: the one in the address, else the site's first."""
    if issubclass(model_at(match), TranslatableMixin):
        code = request.GET.get("locale")
        locale = Locale.objects.filter(language_code=code).first() if code else Locale.get_default()
        if locale is not None and locale not in languages_of(request.user):
            raise Refused(NOT_YOUR_LANGUAGE)


def copied_snippet(request, match):
    snippet(request, match)
    new_snippet(request, match)


def readable_snippets(request, match):
    """Every snippet that is asked for, in the address or by ids, is readable."""
    pks = [match.kwargs["pk"]] if "pk" in match.kwargs else request.GET.getlist("id")
    check_readable(request.user, model_at(match)._default_manager.filter(pk__in=[unquote(str(pk)) for pk in pks]))


def any_row(request, match):
    """The row of the named model is in a language of the person."""
    model = named_model(match, "app_label", "model_name")
    if model is not None and issubclass(model, TranslatableMixin):
        check_rows(request.user, model._base_manager.filter(pk=unquote(match.kwargs["object_id"])))


def in_bulk(request, match):
    """Every row that an action on many would touch is in a language of the person, pages below them included."""
    model = named_model(match, "app_label", "model_name")
    if model is None or not issubclass(model, TranslatableMixin):
        return
    ids = request.GET.getlist("id")
    if issubclass(model, Page):
        rows = _all_pages(request) if "all" in ids else Page.objects.filter(pk__in=filter(str.isdigit, ids))
        check_pages(request.user, rows, below=True)
        target = request.POST.get("chooser", "")
        check_pages(request.user, Page.objects.filter(pk=target if target.isdigit() else None))
    else:
        rows = model._base_manager.all()
        check_rows(request.user, rows if "all" in ids else rows.filter(pk__in=ids))


def translation(request, match):
    """The translation's language is the person's, its target theirs to edit and its original readable."""
    found = Translation.objects.filter(pk=match.kwargs["translation_id"]).select_related("source").first()
    if found is not None:
        check_translation(request.user, found)


def check_pages(user, rows, below=False) -> None:
    """All these pages are in languages of the person. Raises Refused."""
    languages = languages_of(user)
    if languages.everywhere:
        return
    if below:
        under = Q(pk__in=[])
        for path in rows.values_list("path", flat=True):
            under |= Q(path__startswith=path)
        rows = Page.objects.filter(under)
    check_rows(user, rows.filter(depth__gt=1))


def check_rows(user, rows) -> None:
    """All these rows are in languages of the person. Raises Refused."""
    languages = languages_of(user)
    if not languages.everywhere and rows.exclude(locale_id__in=languages.ids).exists():
        raise Refused(NOT_YOUR_LANGUAGE)


def check_readable(user, rows) -> None:
    """All these rows are readable. Raises Refused."""
    if readable(rows, user).count() < rows.count():
        raise Refused(NOT_READABLE)


def check_editor(user, row) -> None:
    """The engine's editor shows the original beside a translation: it must be readable. Raises Refused."""
    found = Translation.objects.filter(
        source__object_id=row.translation_key, target_locale_id=row.locale_id, enabled=True
    )
    for open_translation in found.select_related("source"):
        try:
            check_translation(user, open_translation)
        except Refused as refused:
            if (
                refused.args[0] == SOURCE_NOT_READABLE
            ):  # the rest is for Wagtail to say, which may give a workflow's task
                raise


def named_model(match, app: str, name: str):
    try:
        return apps.get_model(match.kwargs[app], match.kwargs[name])
    except LookupError:
        return None


def _all_pages(request):
    parent = request.GET.get("childOf", "")
    above = Page.objects.filter(pk=parent if parent.isdigit() else None).first()
    return above.get_descendants() if above else Page.objects.all()
