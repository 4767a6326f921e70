"""How editors find organisations, topics and good practices in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.core.models import Project

from .models import GoodPractice, Organisation, Topic

# A list without a language chosen shows each content once for every language: which is which is said.
LANGUAGE = LocaleColumn(label=_("Language"))


class GoodPracticeViewSet(SnippetViewSet):
    model = GoodPractice
    icon = "pick"
    menu_label = _("Good practices")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["title", LANGUAGE, "status", "last_checked", "live"]
    list_filter = ["status"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", LANGUAGE, "kind", "country"]
    list_filter = ["kind", "country"]


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", LANGUAGE, "slug"]


class ProjectViewSet(SnippetViewSet):
    model = Project
    icon = "folder-open-inverse"
    list_display = ["acronym", LANGUAGE, "name", "start"]


class NetworkContentGroup(SnippetViewSetGroup):
    items = (OrganisationViewSet, TopicViewSet, ProjectViewSet)
    menu_label = _("Network")
    menu_icon = "site"
    menu_order = 220
