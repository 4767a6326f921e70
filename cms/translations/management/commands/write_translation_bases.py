"""Writes the basis of translations that were generated before bases were kept."""

from django.core.management.base import BaseCommand
from wagtail.models import RevisionMixin

from cms.core.failures import each
from cms.translations.engine.models import Translation, TranslationLog
from cms.translations.models import Basis

from ...freshness.snapshot import write_basis

PIECE = 100


class Command(BaseCommand):
    help = (
        "Writes down what translations were written for, where that is not known yet and can be told: those generated "
        "since their original was last extracted. Others need to be generated once more. May be stopped and run again."
    )

    def handle(self, *args, verbosity=1, **options):
        keys = list(Translation.objects.order_by("pk").values_list("pk", flat=True))
        written = 0
        for start in range(0, len(keys), PIECE):
            piece = Translation.objects.select_related("source").filter(pk__in=keys[start : start + PIECE])
            written += sum(each("job", piece.order_by("pk"), self._write, lambda translation: translation.source))
            if verbosity and start:
                self.stdout.write(f"{start} of {len(keys)}")
        unknown = Translation.objects.filter(pk__in=keys, bases=None).count()
        if verbosity:
            self.stdout.write(f"{written} written; {unknown} translations need to be generated once more.")

    def _write(self, translation: Translation) -> int:
        """The revisions whose text the segments tell as they are now."""
        logs = TranslationLog.objects.filter(
            source=translation.source_id,
            locale=translation.target_locale_id,
            created_at__gte=translation.source.last_updated_at,
        ).order_by("created_at", "pk")
        if issubclass(translation.source.specific_content_type.model_class(), RevisionMixin):
            logs = logs.exclude(revision=None)  # of a revision that was deleted since
        latest = {log.revision_id: log for log in logs}
        known = set(Basis.objects.filter(translation=translation).values_list("revision_id", flat=True))
        for revision_id in latest.keys() - known:
            write_basis(translation, revision_id, written_before=latest[revision_id].created_at)
        return len(latest.keys() - known)
