"""The page of one's own account, which asks for no more than the site needs of somebody."""

from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.account import AvatarPreferencesForm, NameEmailForm
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, NameEmailSettingsPanel

from cms.core.pictures.forms import PictureFileField


class NameForm(NameEmailForm):
    """A name is nobody's duty, and not everybody has two. An address that messages go to is not lost by accident."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            self.fields[name].required = False
        if "email" in self.fields:
            self.fields["email"].required = bool(self.instance.email)


class NamePanel(NameEmailSettingsPanel):
    form_class = NameForm


class PortraitForm(AvatarPreferencesForm):
    """A portrait is a picture like others: colleagues see it, and fetch nothing of where it was taken."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = self.fields["avatar"]
        self.fields["avatar"] = PictureFileField(label=given.label, required=False, widget=given.widget)


class PortraitPanel(AvatarSettingsPanel):
    form_class = PortraitForm


OURS = {NameEmailSettingsPanel: NamePanel, AvatarSettingsPanel: PortraitPanel}


class OwnAccountView(AccountView):
    def get_panels(self):
        return [
            OURS.get(type(panel), type(panel))(panel.request, panel.user, panel.profile)
            for panel in super().get_panels()
        ]


own_account = require_admin_access(OwnAccountView.as_view())
