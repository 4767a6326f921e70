"""Takes the engine's two doors to a machine: its button starts a run, and its form for updates offers none."""

from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from . import views
from .button import hidden

start = never_cache(require_admin_access(views.start))  # what Wagtail wraps around its own addresses


class MachineTranslationMiddleware:
    """Stands after the guards that ask for rights, because it answers in the place of the engine."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = hidden.set(False)
        try:
            return self.get_response(request)
        finally:
            hidden.reset(token)

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        if match is None or "wagtail_localize" not in match.app_names:
            return None
        if match.url_name == "machine_translate":
            return start(request, **kwargs)
        if match.url_name == "update_translations":
            hidden.set(True)
        return None
