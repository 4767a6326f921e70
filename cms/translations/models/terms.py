import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class Term(models.Model):
    """A word of the network's glossary in one language.

    Terms with the same ``concept`` mean the same thing: in other languages, or as synonyms in the same one.
    """

    class Use(models.TextChoices):
        APPROVED = "approved", _("use this word")
        FORBIDDEN = "forbidden", _("never use this word")
        KEEP = "keep", _("do not translate")

    concept = models.UUIDField(_("concept"), default=uuid.uuid4, db_index=True)
    locale = models.ForeignKey(
        Locale,
        verbose_name=_("language"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Leave empty for a name that is the same in every language."),
    )
    text = models.CharField(_("word"), max_length=255)
    use = models.CharField(_("use"), max_length=10, choices=Use.choices, default=Use.APPROVED)
    note = models.TextField(_("note"), blank=True)
    seed = models.CharField(max_length=255, blank=True, db_index=True, editable=False)  # what it was taken from
    changed_at = models.DateTimeField(auto_now=True)  # tells other processes that what they remember is old

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["text", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "locale", "text"], name="term_once"),
            models.UniqueConstraint(
                fields=["concept", "text"], condition=models.Q(locale=None), name="term_once_in_every_language"
            ),
        ]

    def __str__(self):
        return self.text
