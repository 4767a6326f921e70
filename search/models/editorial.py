"""What editors add to the search, and what they learn from it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.core import languages
from cms.core.models import CharField

from ..analysis.keys import key_of


def site_languages() -> list[tuple[str, str]]:
    """The languages of the site, asked when a form is shown: adding a language needs no migration."""
    return languages.LANGUAGES


class PromotedResult(models.Model):
    """A page that editors put above the results of a search, in one language."""

    language = CharField(
        _("language"), max_length=20, choices=site_languages, help_text=_("The language readers search in.")
    )
    words = models.CharField(
        _("searched words"),
        max_length=200,
        help_text=_("As readers type them. Other inflections, accents and the order of the words do not matter."),
    )
    key = models.CharField(max_length=255, editable=False)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Readers are led to it in their language, if it is public."),
    )
    note = models.CharField(
        _("note"), max_length=255, blank=True, help_text=_("One sentence under the link, in the language above.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("words")]),
        FieldPanel("page"),
        FieldPanel("note"),
        FieldPanel("order"),
    ]

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["language", "words", "order", "pk"]
        indexes = [models.Index(fields=["language", "key"], name="promotion_by_key")]

    def __str__(self):
        return f"{self.words} ({self.language})"

    def clean(self) -> None:
        super().clean()
        if self.words and not key_of(self.words, self.language):
            raise ValidationError({"words": _("Write at least one word: letters or digits.")})

    def save(self, *args, **kwargs) -> None:
        self.key = key_of(self.words, self.language)
        super().save(*args, **kwargs)


class FruitlessSearch(models.Model):
    """Words that readers looked for and did not find. Nothing tells who, and rare words, which could, are not kept.

    Until it has been asked five times only a keyed hash of the words is here.
    """

    language = models.CharField(_("language"), max_length=20)
    hash = models.CharField(max_length=64, editable=False)
    words = models.CharField(_("searched words"), max_length=200, blank=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    last_month = models.DateField(_("last in"))  # its first day: no more is told about when

    class Meta:
        verbose_name = _("fruitless search")
        verbose_name_plural = _("fruitless searches")
        ordering = ["-times", "words", "pk"]
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["language", "hash"], name="one_fruitless_search")]

    def __str__(self):
        return self.words
