"""The engine's screens that ours take the place of, for ours to extend."""

from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationForm,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView

__all__ = [
    "SubmitPageTranslationView",
    "SubmitSnippetTranslationView",
    "SubmitTranslationForm",
    "UpdateTranslationsView",
]
