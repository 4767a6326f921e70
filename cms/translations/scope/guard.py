"""Stands before the admin's addresses: who may not pass is refused, who may pass sees what is theirs."""

import logging

from . import addresses
from .refusing import NO_RULE, Refused, answer
from .views import narrowed

logger = logging.getLogger(__name__)


class LanguageScopeMiddleware:
    """Asks the rule of an address, and has the view show no rows that the person may not read.

    Whoever is not signed in or may not use the admin is left to Wagtail, which sends them to sign in. A superuser
    passes everywhere but at an address of the engine that no rule knows.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        name = addresses.name_of(match) if match else ""
        rule = addresses.table().get(name)
        if rule is None and not addresses.is_guarded(name):
            return narrowed(request, view, name, kwargs) if request.user.is_authenticated else None
        if not request.user.is_authenticated or not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        try:
            return self._ask(request, match, name, rule) or narrowed(request, view, name, kwargs)
        except Refused as refused:
            return answer(request, refused)

    def _ask(self, request, match, name, rule):
        if request.user.is_superuser and (rule is not None or not name.startswith("wagtail_localize:")):
            return None
        if rule is None:
            logger.error("No rule says who may use %s: it is refused.", name)
            raise Refused(NO_RULE % {"address": name})
        return rule(request, match)
