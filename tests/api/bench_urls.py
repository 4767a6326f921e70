"""Our addresses, and Wagtail's API with the fields that ours shows."""

from django.urls import path
from wagtail.api import APIField
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from cms.urls import urlpatterns as ours
from news.models import NewsPage, NewsPagePractice, NewsPageRegion
from regions.models import GoodPractice, RegionPage

for model, names in {
    NewsPage: ("summary", "kind", "key_date", "regions", "practices"),
    NewsPageRegion: ("region",),
    NewsPagePractice: ("practice",),
    RegionPage: ("country",),
    GoodPractice: ("title", "slug"),
}.items():
    model.api_fields = [APIField(name) for name in names]

peer = WagtailAPIRouter("peer")
peer.register_endpoint("pages", PagesAPIViewSet)
urlpatterns = [path("peer/", peer.urls), *ours]
