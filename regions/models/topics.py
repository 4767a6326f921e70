from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.core.models import TranslatableSnippet, neutral


class Topic(TranslatableSnippet):
    """What a practice is about, such as housing or language."""

    name = models.CharField(_("name"), max_length=100, help_text=_("One or two words, as readers would say it."))
    slug = models.SlugField(_("slug"), max_length=100, help_text=_("Used in addresses; the same in every language."))

    override_translatable_fields = neutral("slug")
    panels = [FieldPanel("name"), FieldPanel("slug")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="topic_slug_unique_in_locale")]

    def __str__(self):
        return self.name
