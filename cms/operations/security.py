"""What browsers are told to refuse, decided by the address of a response.

Everything public, signing in included, gets the strict policy: nothing inline, nothing from elsewhere. The pages of
Wagtail's own admin need inline script and style, so they get a second policy. Previews live under the admin's
address but show content, and so get the strict one: script in content must never run beside an editor's session.
"""

from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http.response import HttpResponseBase

SELF, NONE, INLINE = "'self'", "'none'", "'unsafe-inline'"

STRICT = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}
PREVIEW = STRICT | {"frame-ancestors": [SELF]}  # the editor shows it in a frame
# A card stands in frames on other sites; it runs nothing and asks for nothing but its style.
CARD = STRICT | {"script-src": [NONE], "connect-src": [NONE], "form-action": [NONE], "frame-ancestors": ["*"]}
ADMIN = STRICT | {
    "script-src": [SELF, INLINE],
    "style-src": [SELF, INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF, "blob:"],
    "worker-src": [SELF, "blob:"],
    "frame-src": [SELF],
}

CARD_VIEW = "card"

# Views below the admin's address that show content, by the name of their route (of Wagtail and wagtail-localize).
PREVIEW_VIEWS = {
    "preview_on_add",
    "preview_on_edit",
    "preview_translation",
    "revisions_view",
    "view_draft",
    "wagtailadmin_block_preview",
    "workflow_preview",
}
SIGN_IN_VIEWS = {
    "wagtailadmin_login",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_complete",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_done",
}

# No page uses any of these; what a page embeds may not ask for them either.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
        "xr-spatial-tracking",
    )
)


def policy_for(path: str, route: str | None) -> dict:
    """The policy of an address: its path, and the name of the route that answered it (None when none did)."""
    if route == CARD_VIEW:
        return CARD
    if not path.startswith(f"/{settings.ADMIN_PATH}") or route is None or route in SIGN_IN_VIEWS:
        return STRICT
    return PREVIEW if route in PREVIEW_VIEWS else ADMIN


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Sends the policy of the address, unless the view has already set one (documents bring their own)."""

    def process_response(self, request, response) -> HttpResponseBase:
        # A preview passes here twice: first as the page it imitates, then as the address that was really asked for.
        if getattr(request, "is_dummy", False):
            return response
        return super().process_response(request, response)

    def get_policy_parts(self, request, response, report_only=False) -> Any:
        if report_only:
            return PolicyParts()
        match = request.resolver_match
        policy = policy_for(request.path_info, match.url_name if match else None)
        return PolicyParts(config={}, update=policy)


class PermissionsPolicyMiddleware:
    """Tells browsers that no page needs the camera, the position of the reader and the like."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response
