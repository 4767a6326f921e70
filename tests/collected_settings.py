"""The development settings with static files as production has them: joined, compressed, named after their content."""

from cms.settings.dev import *  # noqa: F403

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "cms.operations.storage.JoinedStaticFilesStorage"}}  # noqa: F405
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = False
