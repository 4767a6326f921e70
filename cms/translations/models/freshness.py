"""What every paragraph of a translation was written for, and what was decided about changes since."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from ..engine.models import String, StringTranslation, Translation, TranslationSource


class ChangeKind(models.TextChoices):
    """What happened to a paragraph of the original since its translation was written."""

    NEW = "new", _("new")
    REMOVED = "removed", _("removed")
    WORDING = "wording", _("reworded")
    FACT = "fact", _("a fact changed")
    TYPO = "typo", _("only corrected")


class Basis(models.Model):
    """For one generated revision of a translation: which source string each paragraph's words were written for.

    ``segments`` is a list in the order of the page, one object a paragraph: ``path`` (the engine's context path),
    ``position`` (rank among the paragraphs of that path, from 0), ``string`` (id of the engine's ``String`` that the
    words were written for), ``attrs`` (link targets then, by link id), ``source`` and ``source_attrs`` (what stood in
    the original when the revision was generated: another string where the words were carried over), ``translation``
    (id of the ``StringTranslation`` whose words stand there, null where the original's do), ``digest`` (of those words,
    see ``cms.translations.engine.strings``; empty if not known), ``authorship`` (see ``cms.translations.provenance``)
    and ``kind`` (the ``ChangeKind`` known when the words were carried over, or empty).

    A row without revisions (a snippet that has none) has one basis, with ``revision`` null.
    """

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="bases")
    revision = models.OneToOneField(
        Revision, on_delete=models.CASCADE, null=True, blank=True, related_name="translation_basis"
    )
    segments = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["translation"], condition=models.Q(revision=None), name="one_basis_without_revision"
            )
        ]

    def __str__(self):
        return f"{self.translation_id}: revision {self.revision_id}"


class Carried(models.Model):
    """Words kept for a source string they were not written for: the string changed under them."""

    TOOL_NAME = "carried over"  # what the engine's StringTranslation says of such words

    string_translation = models.OneToOneField(StringTranslation, on_delete=models.CASCADE, related_name="carried")
    base_string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    base_attrs = models.JSONField(default=dict)
    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.string_translation_id}: {self.kind}"


class ChangeDecision(models.Model):
    """An editor's word, given at publishing, that a changed paragraph was only corrected."""

    source = models.ForeignKey(TranslationSource, on_delete=models.CASCADE, related_name="change_decisions")
    path = models.TextField()
    old_string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    new_string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=ChangeKind.choices, default=ChangeKind.TYPO)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "path", "old_string", "new_string"], name="one_decision_for_a_change"
            )
        ]

    def __str__(self):
        return f"{self.old_string_id} to {self.new_string_id}: {self.kind}"
