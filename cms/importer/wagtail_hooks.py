from django.conf import settings
from wagtail import hooks

from . import reader_notices

if settings.DEMO_ALLOWED:
    hooks.register("tell_readers", reader_notices.told)
