"""Originals that were reworded since their translations were written: for those who may say that it was a correction.

However they were published (in a list, by a workflow, at a set time), this is where their editors meet them again.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..engine.models import TranslationSource
from ..language_permissions import languages_of
from ..language_permissions.policies import translatable_snippets
from ..models import TranslationStatus

MOST = 5


def reworded(user) -> QuerySet[TranslationStatus]:
    """The originals that somebody may edit and whose live translations were written for other words, newest first.

    Each has ``source_id``, the number of its screen *What changed*.
    """
    same = {name: OuterRef(name) for name in ("content_type", "translation_key")}
    behind = TranslationStatus.objects.filter(**same, is_original=False, live=True, reworded__gt=0)
    source = TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale=OuterRef("locale"))
    rows = TranslationStatus.objects.filter(_editable_by(user), Exists(behind), is_original=True, live=True)
    rows = rows.annotate(source_id=Subquery(source.values("pk")[:1])).filter(source_id__isnull=False)
    return rows.select_related("locale").order_by("-original_published_at", "pk")


def _editable_by(user) -> Q:
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    found = Q(content_type=ContentType.objects.get_for_model(Page), row_id__in=pages.values("pk"))
    languages = languages_of(user)
    here = Q() if languages.everywhere else Q(locale__in=languages.ids)
    for model in translatable_snippets():
        if policy_registry.get_by_type(model).user_has_permission(user, "change"):
            found |= here & Q(content_type=ContentType.objects.get_for_model(model))
    return found


class RewordedPanel(Component):
    """On the dashboard; nothing where there are none."""

    name = "reworded"
    order = 150
    template_name = "translations/desk/reworded.html"

    def get_context_data(self, parent_context):
        rows = list(reworded(parent_context["request"].user)[: MOST + 1])
        return super().get_context_data(parent_context) | {"rows": rows[:MOST], "more": len(rows) > MOST}


def add_panel(request, panels) -> None:
    """For the hook ``construct_homepage_panels``."""
    panels.append(RewordedPanel())
