from django.urls import path

from .screen import PublishView

urlpatterns = [path("<int:translation_id>/publish/", PublishView.as_view(), name="publish")]
