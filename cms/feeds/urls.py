from django.urls import path

from .views import feed

urlpatterns = [
    path("<slug:name>.<slug:extension>", feed, name="feed"),
    path("<slug:name>/<str:part>.<slug:extension>", feed, name="feed_of_part"),
]
