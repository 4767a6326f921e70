"""How editors find roundtables in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Roundtable


class RoundtableViewSet(SnippetViewSet):
    model = Roundtable
    icon = "date"
    menu_label = _("Roundtables")
    menu_order = 200
    add_to_admin_menu = True
    list_display = ["__str__", "start", Column("standing_text", label=_("Status"), sort_key="status"), "format"]
    list_filter = ["status", "format"]
