from django.urls import path

from . import views

urlpatterns = [
    path("machine/start/<int:translation_id>/", views.start, name="machine_start"),
    path("machine/<int:run_id>/", views.show, name="machine_run"),
    path("machine/<int:run_id>/stop/", views.stop, name="machine_stop"),
]
