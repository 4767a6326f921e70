"""Addresses of the translators' screens, below the admin's."""

from django.urls import path

from .desk.overview import OverviewView
from .desk.reviewing import ReviewView
from .desk.work import WorkView

app_name = "translations"
urlpatterns = [
    path("", OverviewView.as_view(), name="overview"),
    path("results/", OverviewView.as_view(results_only=True), name="overview_results"),
    path("<int:translation_id>/", WorkView.as_view(), name="work"),
    path("<int:translation_id>/review/", ReviewView.as_view(), name="review"),
]
