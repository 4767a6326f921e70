"""An organisation that exists already is not made again without a question."""

import re

from anyascii import anyascii
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from cms.core.listing import in_one_line

from . import presence


def spelled(name: str) -> str:
    """A name without what people write differently: case, accents, spaces and points (``AN.KA.`` is ``ANKA``)."""
    return re.sub(r"[^a-z0-9]", "", anyascii(name).lower())


class OrganisationForm(WagtailAdminModelForm):
    """Asks when there is one of that name in the language. The answer is a tick, which is offered only then."""

    anyway = forms.BooleanField(
        label=gettext_lazy("It is another one: make it anyway"),
        required=False,
        help_text=gettext_lazy("Tick this and save again if both are meant. Everything you entered is still here."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.twins = self._twins() if self.is_bound else []
        if not self.twins:
            del self.fields["anyway"]

    def clean(self):
        cleaned = super().clean()
        if self.twins and not cleaned.get("anyway"):
            self.add_error("name", ValidationError(self._question()))
        return cleaned

    def _twins(self) -> list:
        name = spelled(self.data.get(self.add_prefix("name"), ""))
        if not name or name == spelled(self.instance.name):
            return []
        others = type(self.instance).objects.filter(locale=self.instance.locale_id).exclude(pk=self.instance.pk)
        found = others.prefetch_related("aliases")
        return [each for each in found if name in {spelled(text) for text in _names(each)}]

    def _question(self) -> str:
        from .snippets import OrganisationViewSet  # here, because the list of organisations stands on its form

        edit = OrganisationViewSet().get_url_name("edit")
        parts = ((reverse(edit, args=[each.pk]), _described(each)) for each in self.twins)
        links = format_html_join(" · ", '<a href="{}" target="_blank">{}</a>', parts)
        return format_html(_("There is already {}. Open it, or tick “make it anyway” below."), links)


def _names(organisation):
    return [organisation.name, *(alias.name for alias in organisation.aliases.all())]


def _described(organisation) -> str:
    """Its name and where people meet it: ``ANKA (Karditsa)``."""
    regions = dict.fromkeys(link.page.title for link in presence.platforms(organisation))
    return f"{organisation.name} ({in_one_line(regions)})" if regions else organisation.name
