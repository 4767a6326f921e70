from django.urls import path

from .overview import OverviewView
from .reviewing import ReviewView
from .work import WorkView

urlpatterns = [
    path("", OverviewView.as_view(), name="overview"),
    path("results/", OverviewView.as_view(results_only=True), name="overview_results"),
    path("<int:translation_id>/", WorkView.as_view(), name="work"),
    path("<int:translation_id>/review/", ReviewView.as_view(), name="review"),
]
