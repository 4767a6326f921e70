from django.urls import path

from .views import AllStillCorrectView, ChangesView, StillCorrectView

urlpatterns = [
    path("changes/<int:source_id>/", ChangesView.as_view(), name="changes"),
    path("<int:translation_id>/still-correct/", AllStillCorrectView.as_view(), name="all_still_correct"),
    path(
        "<int:translation_id>/still-correct/<int:string_translation_id>/",
        StillCorrectView.as_view(),
        name="still_correct",
    ),
]
