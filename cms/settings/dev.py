"""For work on one's own computer: ``manage.py`` uses this, and ``make run`` with DEBUG=0, to show what visitors see."""

from .base import *

DEBUG = env.flag("DEBUG", default=True)
SERVE_MEDIA = True
VAR_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = "for-development-only"  # noqa: S105 - production refuses it
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{env.number('PORT', 8000)}"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Static files come straight from where they are written, without a copy of them being made first.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
JOBS_BESIDE = True
