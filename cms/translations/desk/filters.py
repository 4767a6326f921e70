"""The questions that the overview answers."""

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from ..models import TranslationStatus as Status

NEEDS = {
    "not_yet": (_("Not translated yet"), Q(completeness=Status.Completeness.NOT_YET)),
    "partly": (_("Partly translated"), Q(completeness=Status.Completeness.PARTLY)),
    "changed": (_("The original changed"), Q(freshness=Status.Freshness.CHANGED)),
    "facts": (_("A fact changed"), Q(facts__gt=0)),
    "unreviewed": (_("Not reviewed"), Q(unreviewed__gt=0)),
    "machine": (_("Machine translation, not reviewed"), Q(provenance=Status.Provenance.MACHINE)),
}


class OverviewFilterSet(WagtailFilterSet):
    """Filters of the overview. ``locales`` are the languages the person works in."""

    specific_type = django_filters.ChoiceFilter(label=_("Kind"), empty_label=_("All"))
    language = django_filters.ChoiceFilter(label=_("Language"), empty_label=_("All"), method="in_language")
    needs = django_filters.ChoiceFilter(
        label=_("What it needs"),
        empty_label=_("All"),
        choices=[(name, label) for name, (label, _condition) in NEEDS.items()],
        method="that_needs",
    )

    class Meta:
        model = Status
        fields = ["specific_type", "language", "needs"]

    def __init__(self, *args, locales=(), kinds=(), **kwargs):
        self.locales = locales
        super().__init__(*args, **kwargs)
        self.filters["language"].extra["choices"] = [(each.language_code, str(each)) for each in locales]
        self.filters["specific_type"].extra["choices"] = kinds

    def in_language(self, queryset, name, value):
        """Chosen without a need it only narrows the columns, which the view does."""
        return queryset

    def that_needs(self, queryset, name, value):
        chosen = self.data.get("language")
        ids = [each.pk for each in self.locales if chosen in (None, "", each.language_code)]
        rows = Status.objects.filter(
            NEEDS[value][1],
            content_type=OuterRef("content_type"),
            translation_key=OuterRef("translation_key"),
            locale__in=ids,
            is_original=False,
        )
        return queryset.filter(Exists(rows))
