"""The form of an account: beside the groups, the languages that the person writes in and reviews."""

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from cms.translations.language_permissions import languages_of
from cms.translations.language_permissions.giving import give_languages, given_languages
from cms.translations.models import LanguageRight

EVERY = "every"
FIELDS = {"writes_in": LanguageRight.Role.TRANSLATE, "reviews_in": LanguageRight.Role.REVIEW}


def choices():
    found = [(str(locale.pk), locale.get_display_name()) for locale in Locale.objects.all()]
    return [(EVERY, _("Every language, those added later included")), *found]


class LanguagesForm(forms.ModelForm):
    """A language ticked for both is one to review in, which includes writing."""

    writes_in = forms.MultipleChoiceField(
        label=gettext_lazy("Writes in"),
        help_text=gettext_lazy("The languages that a translator translates into. Groups may bring further ones."),
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reviews_in = forms.MultipleChoiceField(
        label=gettext_lazy("Writes and reviews in"),
        help_text=gettext_lazy(
            "The languages in which a reviewer's word counts. What readers see as who answers for the text is written "
            "under Settings, Language rights."
        ),
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):  # as on the page of one's own account
            self.fields[name].required = False
        given = given_languages(self.instance)
        for name, role in FIELDS.items():
            self.fields[name].initial = [str(pk or EVERY) for pk, right in given.items() if right == role]

    def save(self, commit=True):
        user = super().save(commit)
        if commit:
            give_languages(user, self._wanted())
        return user

    def _wanted(self):
        return {
            None if value == EVERY else int(value): role
            for name, role in FIELDS.items()
            for value in self.cleaned_data[name]
        }


class AccountCreationForm(LanguagesForm, UserCreationForm):
    pass


class AccountEditForm(LanguagesForm, UserEditForm):
    pass


class AccountViewSet(UserViewSet):
    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm


def tell_without_language(request, user):
    """A translator without a language sees an empty admin, and nothing says why."""
    if user.groups.exists() and not languages_of(user):
        text = _("%(person)s works in no language yet. Tick one under “Writes in” or “Writes and reviews in”.")
        messages.warning(request, text % {"person": user})
