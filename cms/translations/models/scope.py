from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class LanguageRight(models.Model):
    """The right of a group or of one person to work in a language. Whoever has none works in none.

    It narrows Wagtail's own permissions and never widens them: to edit a page somebody needs the page right *and*
    the language.
    """

    class Role(models.TextChoices):
        TRANSLATE = "translate", _("write")
        REVIEW = "review", _("write and review")

    group = models.ForeignKey(
        Group, verbose_name=_("group"), null=True, blank=True, on_delete=models.CASCADE, related_name="language_rights"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="language_rights",
    )
    locale = models.ForeignKey(
        Locale,
        verbose_name=_("language"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Leave empty for every language, those added later included."),
    )
    role = models.CharField(_("right"), max_length=10, choices=Role.choices, default=Role.TRANSLATE)
    shown_as = models.CharField(
        _("shown as"),
        max_length=255,
        blank=True,
        help_text=_("What readers see as who answers for a reviewed text: a role or an organisation, never a name."),
    )

    class Meta:
        verbose_name = _("language right")
        verbose_name_plural = _("language rights")
        permissions = [("override_gate", _("May publish a translation that is not complete and reviewed"))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(group__isnull=False, user__isnull=True)
                | models.Q(group__isnull=True, user__isnull=False),
                name="right_of_a_group_or_a_person",
            ),
            models.UniqueConstraint(fields=["group", "locale"], name="one_right_of_a_group"),
            models.UniqueConstraint(fields=["user", "locale"], name="one_right_of_a_person"),
            models.UniqueConstraint(
                fields=["group"], condition=models.Q(locale=None), name="one_right_of_a_group_everywhere"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(locale=None), name="one_right_of_a_person_everywhere"
            ),
        ]

    def __str__(self):
        return f"{self.group or self.user}: {self.locale or _('every language')} ({self.get_role_display()})"
