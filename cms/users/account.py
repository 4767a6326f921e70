"""The page of one's own account, which asks for no more than the site needs of somebody."""

from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.views.account import AccountView, NameEmailSettingsPanel


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


class OwnAccountView(AccountView):
    def get_panels(self):
        panels = super().get_panels()
        return [
            NamePanel(panel.request, panel.user, panel.profile) if type(panel) is NameEmailSettingsPanel else panel
            for panel in panels
        ]


own_account = require_admin_access(OwnAccountView.as_view())
