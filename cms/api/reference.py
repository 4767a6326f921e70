"""``/api/v1/docs``: the reference that can be tried out. Its viewer (Swagger UI) comes with the API's library."""

from django.shortcuts import render


def reference(request):
    return render(request, "api/reference.html")
