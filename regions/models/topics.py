from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.core.models import TranslatableSnippet, neutral
from cms.core.models.slugs import Slugged, slug_panel, titled_panel


class Topic(Slugged, TranslatableSnippet):
    """What a practice is about, such as housing or language."""

    titled_by = "name"
    slug_taken = _("Another topic has this slug. Choose another one.")

    name = models.CharField(_("name"), max_length=100, help_text=_("One or two words, as readers would say it."))
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        blank=True,
        help_text=_("Used in addresses; the same in every language. Left empty, it is made from the name."),
    )

    override_translatable_fields = neutral("slug")
    panels = [titled_panel("name"), slug_panel()]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="topic_slug_unique_in_locale")]

    def __str__(self):
        return self.name
