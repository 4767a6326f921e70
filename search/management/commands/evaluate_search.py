"""Judges the search with anybody's sentences. The site's own index is left alone."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from search.analysis import lemmas
from search.evaluation import JudgementError, evaluate
from search.scratch import NotMigratedError


class Command(BaseCommand):
    help = (
        "Index the documents of a file among many other texts, ask its queries, and print how many found a right "
        'document among the first ten. The file: {"fr": {"documents": [{"id": …, "title": …, "text": …}], '
        '"queries": [{"q": …, "relevant": [ids]}]}}.'
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", help="JSON file with documents and queries by language")
        parser.add_argument("--json", action="store_true", help="print one JSON object: language to hit@10 and mrr")

    def handle(self, *args, file, **options) -> None:
        if missing := lemmas.missing():
            self.stderr.write(f"Word lists are missing ({', '.join(missing)}): run manage.py build_lemmas first.")
        try:
            judgements = json.loads(Path(file).read_text(encoding="utf-8-sig"))
            scores = evaluate(judgements)
        except (OSError, ValueError, RecursionError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        except JudgementError as error:
            raise CommandError(f"{file}: {error}") from error
        except NotMigratedError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            told = {language: {"hit@10": score.hit, "mrr": score.mrr} for language, score in scores.items()}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        self.stdout.write(f"{'language':10}{'queries':>8}{'hit@10':>8}{'mrr':>8}")
        for language, score in scores.items():
            self.stdout.write(f"{language:10}{score.queries:>8}{score.hit:>8.3f}{score.mrr:>8.3f}")
            for missed in score.missed:
                self.stdout.write(f"  not found: {missed}")
