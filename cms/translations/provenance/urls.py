from django.urls import path

from . import views

urlpatterns = [path("provenance.<str:format>", views.download, name="provenance")]
