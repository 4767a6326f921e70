"""Settings, Language rights: who works in which language."""

from django import forms
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import LanguageRight

HELP = _(
    "<p>A language right lets a group, or one person, work in one language or in every one. It is asked for beside the "
    "rights on pages and snippets: to edit a page somebody needs the right on the page <em>and</em> the language. Who "
    "has no language right works in no language.</p>"
    "<p>The languages of one person are ticked on the form of their account; those of a group are written here.</p>"
)


class LanguageRightForm(WagtailAdminModelForm):
    """Says in words what the database would refuse."""

    def clean(self):
        cleaned = super().clean()
        group, user = cleaned.get("group"), cleaned.get("user")
        if bool(group) == bool(user):
            raise ValidationError(_("Choose a group or a person: one of them, not both."))
        same = LanguageRight.objects.filter(group=group, user=user, locale=cleaned.get("locale"))
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("They have a right in this language already. Edit that one instead."))
        return cleaned


class LanguageRightViewSet(ModelViewSet):
    model = LanguageRight
    name = "language_rights"
    icon = "globe"
    menu_label = _("Language rights")
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "group", "user", "locale", "role", "shown_as"]
    list_filter = ["group", "user", "locale", "role"]
    ordering = ["group__name", "user__username", "locale__language_code"]
    edit_handler = ObjectList(
        [
            HelpPanel(HELP),
            MultiFieldPanel(
                [FieldPanel("group", widget=forms.Select), FieldPanel("user", widget=forms.Select)],
                heading=_("Who"),
                help_text=_("A group or a person: one of them, not both."),
            ),
            MultiFieldPanel(
                [FieldPanel("locale"), FieldPanel("role", widget=forms.RadioSelect), FieldPanel("shown_as")],
                heading=_("In which language"),
            ),
        ],
        base_form_class=LanguageRightForm,
    )


def viewset():
    return LanguageRightViewSet("language_rights", url_prefix="language-rights")


def permissions():
    """What can be ticked for a group beside the rights on the screen itself: publishing what is not complete."""
    return Permission.objects.filter(content_type__app_label="translations", codename="override_gate")
