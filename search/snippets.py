"""How editors promote results and see what readers did not find."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import FruitlessSearch, PromotedResult


class PromotedResultViewSet(SnippetViewSet):
    model = PromotedResult
    icon = "pick"
    menu_label = _("Promoted results")
    list_display = ["words", "language", "page", "order"]
    list_filter = ["language"]
    search_fields = ["words"]


class ReadOnly(ModelPermissionPolicy):
    """Nobody writes these by hand."""

    def user_has_permission(self, user, action) -> bool:
        return action not in ("add", "change", "publish") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class FruitlessSearchViewSet(SnippetViewSet):
    model = FruitlessSearch
    icon = "search"
    menu_label = _("Searched, not found")
    list_display = ["words", "language", "times", "last_month"]
    list_filter = ["language"]
    inspect_view_enabled = True
    copy_view_enabled = False

    def get_queryset(self, request) -> QuerySet[FruitlessSearch]:
        """Those with words: what was asked less often has none."""
        return FruitlessSearch.objects.exclude(words="")


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Site search")
    menu_icon = "search"
    menu_order = 300
    items = (PromotedResultViewSet, FruitlessSearchViewSet)
