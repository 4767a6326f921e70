"""Rules for the engine's addresses that send and update, and for what of Wagtail's takes more than an id."""

import json

from django.contrib.admin.utils import unquote
from django.core.exceptions import RequestDataTooBig
from django.http.request import RawPostDataException
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail.permissions import policy_registry

from ..engine.models import TranslationSource
from ..engine.rows import original_of
from .engine_permissions import check_submission, check_update
from .readable import ANY_RIGHT
from .refusing import NOT_READABLE, NOT_YOUR_LANGUAGE, Refused
from .rights import languages_of
from .rules import check_pages, named_model


def page_submission(request, match):
    """The original is readable, with all below it if that is sent too, and may be added in each language.

    At the address of a translation its original is sent.
    """
    page = Page.objects.filter(pk=match.kwargs["page_id"], depth__gt=1).first()
    if page is not None:
        sent = (original_of(page) or page).specific
        check_submission(request.user, sent, _locales(request), bool(request.POST.get("include_subtree")))


def snippet_submission(request, match):
    model = named_model(match, "app_label", "model_name")
    if model is not None and issubclass(model, TranslatableMixin):
        snippet = model._base_manager.filter(pk=unquote(match.kwargs["pk"])).first()
        if snippet is not None:
            check_submission(request.user, original_of(snippet) or snippet, _locales(request))


def update(request, match):
    """The original is readable, and every translation is the person's to edit; to publish, to publish."""
    source = TranslationSource.objects.filter(pk=match.kwargs["translation_source_id"]).first()
    if source is not None:
        check_update(request.user, source, publish=bool(request.POST.get("publish_translations")))


def snippets_api(request, match):
    """The engine asks for no permission at all; the rows are narrowed by views.py."""
    model = named_model(match, "app_label", "model_name")
    if model is not None and not policy_registry.get_by_type(model).user_has_any_permission(request.user, ANY_RIGHT):
        raise Refused(NOT_READABLE)


def page_api_action(request, match):
    """The page with all below it, and where it goes, are in languages of the person; nothing goes to another one."""
    languages = languages_of(request.user)
    if languages.everywhere:
        return
    if match.kwargs["action_name"] == "copy_for_translation":
        raise Refused(NOT_YOUR_LANGUAGE)
    check_pages(request.user, Page.objects.filter(pk=match.kwargs["pk"]), below=True)
    target = str(body_of(request).get("destination_page_id") or "")
    check_pages(request.user, Page.objects.filter(pk=target if target.isdigit() else None))


def begin_at_the_root(request, match):
    """The chooser would begin at the page above all of a type, whatever it is; the root has no title to hide."""
    if not languages_of(request.user).everywhere:
        root = reverse("wagtailadmin_choose_page_child", args=[Page.get_first_root_node().pk])
        return redirect(f"{root}?{request.GET.urlencode()}")
    return None


def _locales(request) -> list[Locale]:
    ids = [pk for pk in request.POST.getlist("locales") if pk.isdigit()]
    return list(Locale.objects.filter(pk__in=ids))


def body_of(request) -> dict:
    """What a script sends as JSON, or by a form; empty where it cannot be read."""
    try:
        body = json.loads(request.body or b"{}")
    except (ValueError, RequestDataTooBig, RawPostDataException):  # the last: a form that was read before
        body = None
    return (body if isinstance(body, dict) else {}) or request.POST.dict()
