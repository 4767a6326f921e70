from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Locale

from cms.translations.provenance.formats import FORMATS
from cms.translations.provenance.records import records


class Command(BaseCommand):
    help = "Write down, for every translated segment, who or what wrote it and who reviewed it."

    def add_arguments(self, parser):
        parser.add_argument("--language", action="append", help="only this language, fr for instance; may be repeated")
        parser.add_argument("--format", choices=sorted(FORMATS), default="csv")
        parser.add_argument("--output", help="a file to write to; without it the record is printed")

    def handle(self, *args, **options):
        write_as, _type = FORMATS[options["format"]]
        lines = write_as(records(self._locales(options["language"])))
        if not options["output"]:
            for line in lines:
                self.stdout.write(line, ending="")
            return
        try:
            with Path(options["output"]).open("w", encoding="utf-8", newline="") as file:
                file.writelines(lines)
        except OSError as error:
            raise CommandError(f"{options['output']} cannot be written: {error.strerror}.") from error
        self.stdout.write(self.style.SUCCESS(f"Written to {options['output']}."))

    def _locales(self, codes):
        if not codes:
            return None
        found = {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=codes)}
        unknown = sorted(set(codes) - found.keys())
        if unknown:
            known = ", ".join(Locale.objects.order_by("language_code").values_list("language_code", flat=True))
            raise CommandError(f"There is no language {', '.join(unknown)}. There are: {known}.")
        return list(found.values())
