"""How editors find roundtables in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Roundtable


class RoundtableViewSet(SnippetViewSet):
    model = Roundtable
    icon = "date"
    menu_label = _("Roundtables")
    menu_order = 200
    add_to_admin_menu = True
    list_display = ["__str__", "start", "status", "format"]
    list_filter = ["status", "format"]
