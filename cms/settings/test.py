"""For the tests: like production where it matters (no debug pages), quick where it does not."""

from .base import *

SECRET_KEY = "for-tests-only"  # noqa: S105 - production refuses it
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Static files come straight from where they are written, without a copy of them being made first.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
