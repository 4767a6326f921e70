"""What analysing thousands of words of ten languages adds to a started Django, in a process that does nothing else."""

import resource

import django

django.setup()

from search.analysis import analyse  # noqa: E402 - Django must be set up first
from search.analysis.words import split  # noqa: E402
from search.evaluation import other_texts  # noqa: E402
from tests.search.bench.golden import GOLDEN  # noqa: E402


def resident() -> int:
    with open("/proc/self/statm") as file:  # noqa: PTH123 - Linux's own account of this process
        return int(file.read().split()[1]) * resource.getpagesize()


def main() -> None:
    texts = {language: other_texts(language, 2000) for language in GOLDEN}
    before, words = resident(), set()
    for language, some in texts.items():
        for text in some:
            analyse(text, language)
            words.update((language, word) for word in split(text))
    print(f"{(resident() - before) / 1e6:.0f} MB after {len(words):,} different words")


if __name__ == "__main__":
    main()
