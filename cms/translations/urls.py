"""Addresses of the translators' screens, below the admin's."""

from .desk.urls import urlpatterns as desk
from .exchange.addresses import urlpatterns as files
from .freshness.urls import urlpatterns as freshness
from .machine.urls import urlpatterns as machine
from .provenance.urls import urlpatterns as provenance
from .publishing.urls import urlpatterns as publishing

app_name = "translations"
urlpatterns = [*desk, *freshness, *provenance, *publishing, *files, *machine]
