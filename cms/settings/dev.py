"""For work on one's own computer: ``make run`` and ``manage.py`` use this."""

from .base import *

DEBUG = True
VAR_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = "for-development-only"  # noqa: S105 - production refuses it
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{env.number('PORT', 8000)}"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
