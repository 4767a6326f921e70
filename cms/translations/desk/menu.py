"""Where people find the screens."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from ..language_permissions import languages_of


class TranslationsMenuItem(MenuItem):
    """Shown to those who work in some language."""

    def is_shown(self, request):
        languages = languages_of(request.user)
        return languages.everywhere or bool(languages.ids)


def item():
    return TranslationsMenuItem(
        _("Translations"),
        reverse("translations:overview"),
        name="translations",
        icon_name="wagtail-localize-language",
        order=150,
    )
