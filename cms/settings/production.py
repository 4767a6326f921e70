"""For the public server. Refuses to start when something that keeps people safe is missing."""

from django.core.exceptions import ImproperlyConfigured

from .base import *

if env.flag("DEBUG"):
    raise ImproperlyConfigured("DEBUG is on: debug pages show secrets to visitors. Unset DEBUG.")

DEMO_ALLOWED = False


def _secret(name: str, value: str) -> str:
    """A key that nobody can guess: the rule of Django's own check security.W009."""
    known = value.startswith(("for-", "django-insecure-", "change"))
    if known or len(value) < 50 or len(set(value)) < 5:
        raise ImproperlyConfigured(
            f"{name} must be at least 50 characters that nobody can guess. Make one with: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return value


SECRET_KEY = _secret("SECRET_KEY", env.required("SECRET_KEY", "a long random text known to this server alone."))
# Keys used before: sessions and links signed with them stay valid while the key is changed.
SECRET_KEY_FALLBACKS = [_secret("SECRET_KEY_FALLBACKS", key) for key in env.words("SECRET_KEY_FALLBACKS")]

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS: the names of the site, separated by commas, such as example.org.")
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS is *: name the hosts of the site, or a forged name is believed.")

env.required("DATABASE_URL", "the address of the database, such as postgres://user:password@localhost/roundtable.")
WAGTAILADMIN_BASE_URL = env.text("WAGTAILADMIN_BASE_URL") or f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

# HTTPS only

SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.flag("SECURE_HSTS_PRELOAD", default=True)
if BEHIND_PROXY:
    # Only true if the proxy sets or removes this header itself, on every request.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The prefix makes browsers refuse the cookie unless it is secure and belongs to this host alone.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True

# Static files: joined, named after their content, compressed; whitenoise serves them

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "cms.operations.storage.JoinedStaticFilesStorage"}}

# Jobs wait in the database for `manage.py worker`

TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}

# Mail

EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"noreply@{ALLOWED_HOSTS[0].lstrip('.')}")

# Log lines go to standard error, where the service manager collects them

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
