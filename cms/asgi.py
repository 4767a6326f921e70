"""Entry point for a production server that speaks ASGI."""

import os

from django.core.asgi import get_asgi_application

from cms.operations.starting import refuse_unsafe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_asgi_application()
refuse_unsafe()
