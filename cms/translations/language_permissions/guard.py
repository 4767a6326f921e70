"""Stands before the admin's addresses: who may not pass is refused, who may pass sees what is theirs."""

import logging

from django.utils.deprecation import MiddlewareMixin

from cms.core.malformed import answered

from . import url_rules
from .refusing import NO_RULE, Refused, answer
from .views import is_narrowed, narrowed

logger = logging.getLogger(__name__)


class LanguageScopeMiddleware(MiddlewareMixin):
    """Asks the rule of an address.

    Whoever is not signed in or may not use the admin is left to Wagtail, which sends them to sign in. A superuser
    passes everywhere but at an address of the engine that no rule knows.
    """

    @answered
    def process_view(self, request, view, args, kwargs):
        name, rule = url_rules.rule_at(request.resolver_match)
        if (rule is None and not url_rules.is_guarded(name)) or not _may_use_admin(request.user):
            return None
        try:
            return self._ask(request, name, rule)
        except Refused as refused:
            return answer(request, refused)

    def _ask(self, request, name, rule):
        if request.user.is_superuser and (rule is not None or not name.startswith("wagtail_localize:")):
            return None
        if rule is None:
            logger.error("No rule says who may use %s: it is refused.", name)
            raise Refused(NO_RULE % {"address": name})
        return rule(request, request.resolver_match)


class ReadableRowsMiddleware(MiddlewareMixin):
    """Has the view at an address show no rows that the person may not read.

    It answers in the view's stead, so it stands last: no guard after it would be asked.
    """

    @answered
    def process_view(self, request, view, args, kwargs):
        name, _rule = url_rules.rule_at(request.resolver_match)
        if not is_narrowed(name, view) or not _may_use_admin(request.user):  # visitors' sessions are never looked at
            return None
        return narrowed(request, view, name, kwargs)


def _may_use_admin(user) -> bool:
    return user.is_authenticated and user.has_perm("wagtailadmin.access_admin")
