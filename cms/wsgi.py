"""Entry point for a production server that speaks WSGI."""

import os

from django.core.wsgi import get_wsgi_application

from cms.operations.starting import refuse_unsafe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()
refuse_unsafe()
